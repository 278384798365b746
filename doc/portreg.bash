# SPDX-License-Identifier: BSD-2-Clause
# Completion of portreg for bash; the words come from the program itself.

_portreg()
{
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
	local command='' i

	case $before in
	-c | --config | -d | --database | -o | --output)
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
		return
		;;
	-g | --group)
		mapfile -t COMPREPLY < <(compgen -g -- "$word")
		return
		;;
	esac
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-c | --config | -d | --database) i=$((i + 1)) ;;
		-*) ;;
		*)
			command=${COMP_WORDS[i]}
			break
			;;
		esac
	done
	_portreg_words "$command" "$word"
}

# _portreg_words COMMAND WORD: commands, or what COMMAND takes.
_portreg_words()
{
	local words

	if [[ -z $1 ]]; then
		words="$(portreg --help 2>/dev/null |
			sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
			--config --database --help --version"
	elif [[ $2 == -* ]]; then
		words=$(portreg "$1" --help 2>/dev/null |
			grep -o -e '--[a-z-]*')
	elif [[ $1 == export ]]; then
		words='csv html json port-numbers services
			services-expanded txt xml'
	elif [[ $1 == state ]]; then
		words='new needs-info expert-review iesg assignable'
	elif [[ $1 == entry && $COMP_CWORD -eq 2 ]]; then
		words='set contact reserve de-assign revoke transfer'
	elif [[ $1 == audit ]]; then
		words='registry verify'
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$2")
		return
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$2")
}

complete -o filenames -F _portreg portreg
