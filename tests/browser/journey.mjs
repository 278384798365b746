// SPDX-License-Identifier: BSD-2-Clause
// What an applicant does in tests/journey.t.sh; each prints what the script
// goes on with.
//
//	node journey.mjs answers NAME		what is typed, as JSON
//	node journey.mjs apply URL NAME		types and submits it: the page's words
//	node journey.mjs confirm LINK		follows it, presses the button

import { forms } from './answers.mjs';
import {
	browser, fill, heading, press, sendOn,
} from './lib.mjs';

const [, , act, target, name] = process.argv;

// The description is what a mail has trouble with.
const answersOf = (service) => ({
	...forms['user-2004'].good,
	technical_description: forms['user-2004'].hostile.technical_description,
	applicant_name: 'Zo\u00eb Ample',
	short_name: service,
});

const acts = {
	async apply(page) {
		await page.goto(`${target}/user-2004`);
		await fill(page, answersOf(name));
		await sendOn(page);
	},
	async confirm(page) {
		await page.goto(target);
		await press(page, 'main button');
	},
};

if (act === 'answers') {
	console.log(JSON.stringify(answersOf(target)));
} else {
	const chromium = await browser();
	const page = await chromium.newPage();

	await acts[act](page);
	console.log(await heading(page));
	for (const id of await page.locator('main code').allTextContents())
		console.log(id);
	await chromium.close();
}
