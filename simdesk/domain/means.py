"""What an owner has to pay or to act with; which routes need it is theirs to say."""

from __future__ import annotations

from enum import StrEnum


class Means(StrEnum):
    """What an owner may have at hand to pay with or to act with."""

    RUSSIAN_CARD = "russian_card"
    CASH = "cash"
    OTHER_SIM = "other_sim"
    PASSPORT = "passport"
    HELPER = "helper"
    SIM_IN_HAND = "sim_in_hand"
    GOSUSLUGI = "gosuslugi"
    UNIONPAY = "unionpay"
    ALIPAY_WECHAT = "alipay_wechat"
    FOREIGN_CARD = "foreign_card"
