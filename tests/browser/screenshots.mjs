// SPDX-License-Identifier: BSD-2-Clause
// The pages as they look: pictures of the form, for doc/form.
//
//	node screenshots.mjs FOLDER

import { forms } from './answers.mjs';
import { base, browser, fill, press, SEND, sendOn } from './lib.mjs';

const [, , folder] = process.argv;
const { good, wrong } = forms['user-2004'];
const chromium = await browser();

// A whole page of a form is long: what is seen first is what counts.
const heights = { 320: 900, 768: 1100, 1280: 900 };

async function shoot(page, name, width) {
	await page.screenshot({ path: `${folder}/${name}-${width}.png` });
}

for (const width of [320, 768, 1280]) {
	const page = await chromium.newPage({
		viewport: { width, height: heights[width] },
	});
	const errors = page.locator('.told.error');

	// The style of the program itself, not the sample's skin.
	await page.route('**/skin.css', (route) => route.abort());
	await page.goto(`${base}/user-2004`);
	await shoot(page, 'empty', width);
	await fill(page, wrong);
	await press(page, SEND);
	await errors.waitFor();
	await page.evaluate(() => scrollTo(0, 0));
	await shoot(page, 'errors', width);
	await page.evaluate(() => document.querySelector('[aria-invalid]')
		.closest('.q').scrollIntoView());
	if (width === 768)
		await shoot(page, 'errors-at-fields', width);
	await fill(page, good);
	await sendOn(page);
	await shoot(page, 'sent', width);
	await page.close();
}

for (const [name, skin] of [['dark', false], ['skin', true]]) {
	const page = await chromium.newPage({
		viewport: { width: 768, height: heights[768] },
		colorScheme: skin ? 'light' : 'dark',
	});

	await page.route('**/skin.css', (route) =>
		(skin ? route.continue() : route.abort()));
	await page.goto(`${base}/user-2004`);
	await fill(page, wrong);
	await press(page, SEND);
	await page.evaluate(() => scrollTo(0, 0));
	await shoot(page, name, 768);
	await page.close();
}
await chromium.close();
