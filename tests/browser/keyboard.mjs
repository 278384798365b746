// SPDX-License-Identifier: BSD-2-Clause
// An application with no other means than the keys: no mouse and no script.

import { forms } from './answers.mjs';
import {
	base, heading, mails, same, sameAnswers, sentTitle,
} from './lib.mjs';

const at = (page) => page.evaluate(() => {
	const node = document.activeElement;

	return { name: node.name ?? '', type: node.type ?? '',
		value: node.value ?? '', hash: node.hash ?? '',
		told: node.classList.contains('told'),
		seen: node.getBoundingClientRect().left >= 0 };
});

// Tab, until there is what is looked for; what was passed on the way.
async function tabTo(page, wanted) {
	const way = [];

	for (let i = 0; i < 60; i++) {
		await page.keyboard.press('Tab');
		way.push(await at(page));
		if (wanted(way.at(-1)))
			return way;
	}
	throw new Error('the keys do not lead there');
}

async function leave(page, key) {
	await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
}

export async function keyboard(chromium) {
	const context = await chromium.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const answers = { ...forms['user-2004'].warned };
	const before = mails().length;

	await page.goto(`${base}/user-2004`);
	const [skip] = await tabTo(page, () => true);

	same('keys: the first leads to the content', '#main', skip.hash);
	same('keys: it is seen now', true, skip.seen);
	await page.keyboard.press('Enter');
	const way = await tabTo(page, ({ name }) => name === 'applicant_name');

	same('keys: the forms are skipped', [], way
		.filter(({ hash, name }) => !hash && !name && !way).slice(1));
	for (const [key, value] of Object.entries(answers)) {
		let here = await at(page);

		if (here.name !== key) {
			const passed = await tabTo(page,
				({ name }) => name === key);

			same(`keys: ${key} is next`, 1, passed.length);
			here = passed.at(-1);
		}
		if (here.type !== 'radio') {
			await page.keyboard.type(value);
			continue;
		}
		if (here.value !== value)
			await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Space');
	}
	const passed = await tabTo(page, ({ type }) => type === 'submit');

	same('keys: nothing hidden is on the way', 1, passed.length);
	await leave(page, 'Enter');
	same('keys: the warnings have the focus', true, (await at(page)).told);
	await tabTo(page, ({ name }) => name === 'confirm');
	await page.keyboard.press('Space');
	await tabTo(page, ({ type }) => type === 'submit');
	await leave(page, 'Space');
	same('keys: heading', sentTitle, await heading(page));
	same('keys: mails', before + 1, mails().length);
	sameAnswers('keys', 'user-2004', answers);
	await context.close();
}
