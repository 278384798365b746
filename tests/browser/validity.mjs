// SPDX-License-Identifier: BSD-2-Clause
// Each page that was seen is HTML as the standard has it.

import { check, packages, states } from './lib.mjs';

// The rules of html-validate that tell what is wrong with a page, not how
// somebody else would write it.
export const config = {
	extends: ['html-validate:standard', 'html-validate:a11y'],
};

export async function validity() {
	const { HtmlValidate, StaticConfigLoader } = packages('html-validate');
	const validator = new HtmlValidate(new StaticConfigLoader(config));

	const wrong = await validator.validateString('<!DOCTYPE html><p id=a id=a>' +
		'<p><ul><li></p></ul><label for="none">x</label>');

	check('the validator finds what is wrong', !wrong.valid);
	for (const [name, { html }] of states) {
		const report = await validator.validateString(html);
		const found = report.results.flatMap(({ messages }) => messages)
			.map(({ ruleId, message, line, column }) =>
				`${line}:${column} ${ruleId}: ${message}`);

		check(`${name}: HTML`, report.valid && found.length === 0,
			[...new Set(found)].slice(0, 5).join('; '));
	}
}
