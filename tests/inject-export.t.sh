#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# An export, a publishing, a delivery that publishes, an init and a backup, each
# of whose calls of the system fails in turn, or is where it is killed. A file is
# the old one or the new one, whole; what exits with 0 has made the new one; the
# next one makes it, and leaves nothing beside it. (make torture: more errors, and
# each call of what is run by hand and can be run again.)

# shellcheck source=tests/lib.sh
. tests/lib.sh
# shellcheck source=tests/grid.sh
. tests/grid.sh

db=$there/portreg.db
target=$there/list
other=$there/other.db
config=$work/config
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
state before
run export port-numbers >"$work/new"
run -c "$config" ingest <"$mail"
cp "$target" "$work/newest"
check "the lists differ" test "$(cat "$work/old" "$work/new" "$work/newest" |
	grep -c '^meter-')" -eq 6

ends='.* (0|6[4-9]|7[0-8])$|^kill.* 137$'
beside='list|portreg\.db(-wal|-shm|-lock|-publish-lock|)'

# of WHAT OPTION... -- ARGUMENT...: what a command of sysexits(3) makes. Where
# there is no memory any more, GLib ends it by a signal.
of() {
	name=$1
	shift
	grid "$name" --from "$states/before" --database "$db" \
		--statuses "$ends|^ENOMEM\+ 13[34]\$" "$@"
}

# export_of WHAT ARGUMENT...: what replaces the list.
export_of() {
	name=$1
	shift
	of "$name" --target "$target" --before "$work/old" --after "$work/new" \
		--again '^0$' --stays "^($beside)\$" -- "$PORTREG" "$@"
}

# making_of WHAT ARGUMENT...: what makes another database. (It may be there.)
making_of() {
	name=$1
	shift
	of "$name" --database "$other" --made "$other" --again '^(0|73)$' \
		--stays "^($beside|other\.db(-wal|-shm|-lock|))\$" \
		-- "$PORTREG" "$@"
}

# Before main nobody catches GLib's signal; then it is the recipe's: || exit 75.
delivery() {
	grid "ingest and publish" --from "$states/before" --input "$mail" \
		--statuses '^[^k].* (0|75)$|^kill.* (0|137)$|^ENOMEM\+ 134$' \
		--again '^0$' \
		--database "$db" --target "$target" --before "$work/old" \
		--before "$work/new" --after "$work/newest" \
		--query "SELECT count(*) || ' ' || max(ticket)
			FROM message, application" --facts ' 4 2$' \
		--stays "^($beside|\.portreg-new-.*)\$" -- \
		"$PORTREG" -c "$config" ingest
}

cat >"$work/all" <<'END'
1 write ENOSPC EIO EINTR short
1 sync EIO ENOSPC
1 open EMFILE ENOSPC EIO
1 rename EIO ENOSPC
1 link EIO ENOSPC
1 mkdir ENOSPC EIO
1 unlink EIO
1 truncate ENOSPC
1 dup EMFILE
1 chmod EPERM
1 close EIO
1 stat EIO
1 map ENOMEM
END
cat >"$work/more" <<'END'
1 read EIO
1 lock ENOLCK EINTR
1 any kill
END
cat "$work/all" "$work/more" | export_of "export -o" export port-numbers \
	-o "$target"
export_of publish -c "$work/publishing" publish <"$work/all"
delivery <<'END'
1 sync EIO
1 rename EIO
1 mkdir ENOSPC
1 unlink EIO
1 chmod EPERM
1 dup EMFILE
1 open EMFILE
1 write ENOSPC
END
# All of these are in make torture.
each=${STEP:-1}
[ -n "${TORTURE:-}" ] || STEP=$((each * 5))
export_of publish -c "$work/publishing" publish <"$work/more"
sed 's/EIO.*short//' "$work/all" >"$work/by-hand"
making_of init -d "$other" init <"$work/by-hand"
making_of backup backup "$other" <"$work/by-hand"
making_of init -d "$other" init <"$work/more"
making_of backup backup "$other" <"$work/more"
echo '1 any kill' | delivery
if [ -n "${TORTURE:-}" ]; then
	cat >"$work/rest" <<'END'
1 any kill-after
1 write EDQUOT EFBIG ENOSPC+ EIO+
1 sync EINTR EIO+
1 open ENFILE EACCES EROFS EMFILE+
1 read EINTR short
1 rename EACCES EROFS
1 stat EACCES ENOMEM
1 close EINTR
1 map ENOMEM+
END
	export_of "export -o" export port-numbers -o "$target" <"$work/rest"
	export_of publish -c "$work/publishing" publish <"$work/rest"
	making_of init -d "$other" init <"$work/rest"
	making_of backup backup "$other" <"$work/rest"
	delivery <"$work/rest"
fi
echo "$runs runs with a fault"
finish
