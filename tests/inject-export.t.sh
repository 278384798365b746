#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# An export, a publishing, a delivery that publishes, an init and a backup, each
# of whose calls of the system fails in turn, or is where it is killed. A file is the old one or the new
# one, whole; what exits with 0 has made the new one; the next one makes it, and
# leaves nothing beside it.

# shellcheck disable=SC2317 # functions are called by grid
# shellcheck source=tests/lib.sh
. tests/lib.sh
# shellcheck source=tests/grid.sh
. tests/grid.sh

there=$work/there
db=$there/portreg.db
target=$there/list
other=$there/other.db
states=$work/states
config=$work/config
mkdir "$there" "$states"
cat >"$config" <<END
publish = port-numbers $target
assign = automatic
assign-from = @example.org
END
grep publish "$config" >"$work/publishing"
mail=$work/mail
{ letter 2 && application 2; } >"$mail"

# The list that is published is older than the registry's; a mail makes it
# newer still.
new_database
run import samples/registry/port-numbers --dated 2005-12-31 >"$work/out"
run export port-numbers -o "$target"
cp "$target" "$work/old"
{ letter 1 && application 1; } >"$work/m"
sed '/^publish/d' "$config" >"$work/unpublished"
run -c "$work/unpublished" ingest <"$work/m"
cp -r "$there" "$states/before"
run export port-numbers >"$work/new"
run -c "$config" ingest <"$mail"
cp "$target" "$work/newest"
check "the lists differ" test "$(cat "$work/old" "$work/new" "$work/newest" |
	grep -c '^meter-')" -eq 6

prepare() {
	rm -rf "$there"
	cp -r "$states/before" "$there"
}

# shellcheck disable=SC2086 # words
disturbed() {
	LD_PRELOAD=$preload PORTREG_DB=$db "$@" "$PORTREG" $command <"$mail" \
		>"$work/out"
}

# as_one_of FILE...: what is published is one of these.
as_one_of() {
	for file; do
		cmp -s "$target" "$file" && return 0
	done
	complain "exit $status, and the list is another"
}

# clean NAME...: beside the list and the database there are these alone.
clean() {
	for file in "$there"/* "$there"/.[!.]*; do
		name=${file#"$there"/}
		case " list portreg.db portreg.db-lock portreg.db-shm \
portreg.db-wal portreg.db-publish-lock .[!.]* $* " in
		*" $name "*) ;;
		*) complain "it leaves $name" ;;
		esac
	done
}

# An exit of sysexits(3), with a line that tells why.
failed_well() {
	if [ "$status" -ne 0 ]; then
		case "$fault $status" in
		kill*" 137") return ;;
		*" 6"[4-9] | *" 7"[0-8]) ;;
		*) complain "exit $status" ;;
		esac
		[ -s "$work/stderr" ] || complain "exit $status, and no word"
	fi
}

# shellcheck disable=SC2086 # words
again() {
	run $command <"$mail" >"$work/out" 2>"$work/stderr"
	code=$?
	case " $* " in
	*" $code "*) ;;
	*) complain "again: exit $code: $(cat "$work/stderr")" ;;
	esac
	run audit verify >"$work/verified" || complain "$(cat "$work/verified")"
}

# What each must have done; told by the name of the row.
judge_export() {
	failed_well
	case $status in
	0) as_one_of "$work/new" ;;
	*) as_one_of "$work/old" "$work/new" ;;
	esac
	again 0
	as_one_of "$work/new"
	clean
}

judge_delivery() {
	case "$fault $status" in
	*" 0" | *" 75" | kill*" 137")
		as_one_of "$work/old" "$work/new" "$work/newest"
		;;
	*) complain "exit $status" ;;
	esac
	again 0
	as_one_of "$work/newest"
	# (A publishing that finds nothing to do does not look about.)
	run -c "$config" publish >"$work/out"
	same_rows=$(sqlite3 "$db" 'SELECT count(*), max(ticket) FROM message,
		application')
	[ "$same_rows" = "4|2" ] || complain "$same_rows messages, applications"
	clean
}

# made FILE: the database is whole, if it is there, and there if it must be.
made() {
	if [ -e "$1" ]; then
		run -d "$1" audit verify >"$work/verified" ||
			complain "$(cat "$work/verified")"
	elif [ "$status" -eq 0 ]; then
		complain "exit 0, and nothing is there"
	fi
}

judge_making() {
	failed_well
	made "$other"
	again 0 73 # it is there already
	made "$other"
	clean other.db other.db-lock other.db-shm other.db-wal
}

judge() {
	"judge_$what"
}

# rows WHAT COMMAND: the grid of what a command calls.
rows() {
	what=$1 where=$2 command=$3
	grid "$where" 1 write ENOSPC EIO EINTR short
	grid "$where" 1 sync EIO ENOSPC
	grid "$where" 1 open EMFILE ENOSPC EIO
	grid "$where" 1 rename EIO ENOSPC
	grid "$where" 1 link EIO ENOSPC
	grid "$where" 1 mkdir ENOSPC EIO
	grid "$where" 1 unlink EIO
	grid "$where" 1 truncate ENOSPC
	grid "$where" 1 lock ENOLCK EINTR
	grid "$where" 1 dup EMFILE
	grid "$where" 1 chmod EPERM
	grid "$where" 1 close EIO
	grid "$where" 1 stat EIO
	grid "$where" 1 any kill
	grid "$where" 1 read EIO
	[ -n "${SANITIZE:-}" ] || grid "$where" 1 map ENOMEM
}

loader=
rows export "export -o" "export port-numbers -o $target"
rows export publish "-c $work/publishing publish"
rows making init "-d $other init"
rows making backup "backup $other"
what=delivery command="-c $config ingest"
where="ingest and publish"
for kind in sync rename mkdir unlink chmod dup; do
	grid "$where" 1 "$kind" EIO
done
grid "$where" 1 open EMFILE
grid "$where" 1 write ENOSPC
if [ -n "${TORTURE:-}" ]; then
	grid "$where" 1 any kill kill-after
	grid "$where" 1 write EIO EDQUOT ENOSPC+
	grid "$where" 1 open ENFILE EACCES EMFILE+
	grid "$where" 1 lock ENOLCK
	grid "$where" 1 read EIO
	grid "$where" 1 stat EIO
fi
echo "$all_runs runs with a fault"
finish
