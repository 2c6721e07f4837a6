#!/bin/sh
# Puts SimDesk where its user's own programs are, or takes it away again with --remove.
# It runs from the folder that the .run file has unpacked; for the user alone, without root's
# rights; as root, for everybody on this computer. The owner's data are never touched.
set -eu
# Everybody may read a program; the .run file hands on a mask that lets only its owner.
umask 022

VERSION='{version}'
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ "$(id -u)" = 0 ]; then
    lib=/opt/simdesk
    bin=/usr/local/bin
    share=/usr/local/share
else
    lib=${HOME:?}/.local/lib/simdesk
    bin=$HOME/.local/bin
    share=${XDG_DATA_HOME:-$HOME/.local/share}
fi

# By double click there is no terminal to read: then a message of the desktop says it as well.
say() {
    printf '%s\n' "$1"
    [ -t 1 ] || notify-send --app-name=SimDesk SimDesk "$1" 2>/dev/null ||
        kdialog --title SimDesk --passivepopup "$1" 10 2>/dev/null || true
}

language=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
case $language in
    zh*)
        RUNNING='SimDesk 正在运行，也可能只在托盘里。请在它的菜单 ☰ 或托盘图标的菜单里点“退出”，再试一次。没有做任何更改。'
        DONE="已安装 SimDesk $VERSION。它在程序菜单里。您的数据没有改动。"
        REMOVED='SimDesk 已移除。您的数据还在。'
        FAILED='未能安装。原有的版本没有改动。'
        ;;
    ru*)
        RUNNING='SimDesk сейчас работает, возможно, только значком у часов. Нажмите «Выйти» в меню ☰ или в меню значка и повторите. Ничего не изменено.'
        DONE="SimDesk $VERSION установлен и есть в меню программ. Ваши данные не тронуты."
        REMOVED='SimDesk удалён. Ваши данные остались.'
        FAILED='Установить не удалось. Прежняя версия не изменена.'
        ;;
    *)
        RUNNING='SimDesk is running, perhaps only as an icon in the tray. Press Quit in its menu ☰ or in that of the icon, and try again. Nothing was changed.'
        DONE="SimDesk $VERSION is installed and in the menu of programs. Your data were not touched."
        REMOVED='SimDesk was removed. Your data are still there.'
        FAILED='It could not be installed. The version before it was not changed.'
        ;;
esac

# The system names a running program by its real place, and homes may lie behind a link.
real=$(readlink -f -- "$lib" || printf '%s' "$lib")/simdesk
for program in /proc/[0-9]*/exe; do
    if [ "$(readlink -- "$program" 2>/dev/null)" = "$real" ]; then
        say "$RUNNING"
        exit 1
    fi
done

# In the folder of the program: what was put outside of it, one path a line.
list=installed-files
remove_listed() {
    [ -f "$1" ] || return 0
    while IFS= read -r file; do
        rm -f -- "$file"
    done <"$1"
}

if [ "${1:-}" = --remove ]; then
    remove_listed "$lib/$list"
    rm -rf -- "$lib"
    say "$REMOVED"
    exit 0
fi

# The new program stands ready, whole, before anything of the old one goes.
new=$lib.new
old=$lib.old
give_up() {
    if [ -d "$old" ] && [ ! -d "$lib" ]; then mv -- "$old" "$lib"; fi
    # What lies outside is the old one's as well, if there is one.
    [ -d "$lib" ] || remove_listed "$new/$list"
    rm -rf -- "$new"
    say "$FAILED"
}
trap give_up EXIT
trap 'exit 1' HUP INT TERM
rm -rf -- "$new"
mkdir -p -- "$(dirname -- "$lib")" "$bin" "$share"
cp -R -- "$here/simdesk" "$new"
cp -- "$here/install.sh" "$new/install.sh"
chmod -R u+rwX,go+rX -- "$new" # the .run file keeps the rights of files, not those of folders
printf '%s\n' "$bin/simdesk" >"$new/$list"
ln -sf -- "$lib/simdesk" "$bin/simdesk"
(cd -- "$here/share" && find . -type f) | while IFS= read -r file; do
    target=$share/${file#./}
    printf '%s\n' "$target" >>"$new/$list"
    mkdir -p -- "$(dirname -- "$target")"
    cp -- "$here/share/$file" "$target"
done
# A menu may not look into the folder of the user's programs: the entry names the whole path.
quoted=$(printf '%s' "$lib" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g; s/[&|\\]/\\&/g')
entry=$share/applications/simdesk.desktop
sed -i "s|@lib@|$quoted|" "$entry"
rm -rf -- "$old"
[ ! -d "$lib" ] || mv -- "$lib" "$old"
mv -- "$new" "$lib"
trap - EXIT
if [ -f "$old/$list" ]; then # what only the older version had put outside
    LC_ALL=C grep -vxF -f "$lib/$list" "$old/$list" >"$old/$list.gone" || true
    remove_listed "$old/$list.gone"
fi
rm -rf -- "$old"
say "$DONE"
if [ "$(id -u)" != 0 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    cd -- "$HOME" || cd / # the folder of the .run file goes; files are chosen and saved from here
    setsid "$lib/simdesk" >/dev/null 2>&1 </dev/null &
fi
