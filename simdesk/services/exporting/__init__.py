"""Handing data over: the receipt folder and the printed list. It changes nothing that is kept."""
