// SPDX-License-Identifier: BSD-2-Clause
// What people do with the forms, without JavaScript.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { forms } from './answers.mjs';
import {
	base, check, CHECK, fill, heading, mails, notice, paste, press, readMail,
	same, sameAnswers, seen, SEND, sendOn, sentTitle, typed,
} from './lib.mjs';

const { WEB, CONFIG } = process.env;

const focused = (page) => page.evaluate(() =>
	document.activeElement.className || document.activeElement.id);

// The summary has the focus, each of its links leads to a field, and there the
// same is said again.
async function errorsAtFields(what, page) {
	same(`${what}: focus`, 'told error', await focused(page));
	const faults = await page.evaluate(() =>
		[...document.querySelectorAll('.told.error li')].map((item) => {
			const link = item.querySelector('a');
			const id = link?.hash.slice(1);
			const field = id && document.getElementById(id);
			const group = field?.closest('fieldset');
			const said = (group ?? field)
				?.getAttribute('aria-describedby')?.split(' ')
				.map((name) => document.getElementById(name));

			return {
				id, text: item.textContent,
				invalid: group ? 'true'
					: field?.getAttribute('aria-invalid'),
				said: said?.every(Boolean) && said.flatMap((node) =>
					[...node.querySelectorAll('.error')])
					.map((node) => node.textContent),
			};
		}));

	for (const fault of faults) {
		same(`${what}: ${fault.id} is invalid`, 'true', fault.invalid);
		check(`${what}: ${fault.id} says so`,
			fault.said && fault.said.includes(`Error: ${fault.text}`),
			JSON.stringify(fault));
	}
	check(`${what}: how many`, (await notice(page)).includes(
		faults.length === 1 ? 'one thing is' : `${faults.length} things are`));
	return [...new Set(faults.map((fault) => fault.id))].sort();
}

// Nobody's mail went out.
async function notSent(what, page, answers, before) {
	same(`${what}: mails`, before, mails().length);
	const fields = await typed(page);

	same(`${what}: what was typed`, { ...fields, ...answers }, fields);
}

async function errors(page, form, { wrong, wrongAt }) {
	const before = mails().length;
	const first = await page.goto(`${base}/${form}`);

	await seen(`${form}, empty`, first);
	let response = await press(page, SEND);

	same(`${form}, empty: status`, 422, response.status());
	await seen(`${form}, nothing said`, response);
	await errorsAtFields(`${form}, nothing said`, page);
	await paste(page, wrong);
	response = await press(page, SEND);
	same(`${form}, wrong: status`, 422, response.status());
	await seen(`${form}, wrong`, response);
	same(`${form}, wrong: where`, wrongAt,
		await errorsAtFields(`${form}, wrong`, page));
	await notSent(`${form}, wrong`, page, wrong, before);
	await page.click('.told.error a');
	same(`${form}: a link of the summary leads to the field`,
		new URL(page.url()).hash.slice(1),
		await page.evaluate(() => document.activeElement.id));
}

// On the page that came back with errors.
async function warnings(page, form, { warned, good }) {
	const before = mails().length;

	await paste(page, warned);
	let response = await press(page, SEND);

	same(`${form}, warned: status`, 422, response.status());
	same(`${form}, warned: focus`, 'told warning', await focused(page));
	await seen(`${form}, warned`, response);
	const box = page.locator('[name=confirm]');

	same(`${form}, warned: a box`, 1, await box.count());
	check(`${form}, warned: not ticked`, !await box.isChecked());
	await notSent(`${form}, warned`, page, warned, before);
	await press(page, SEND);
	same(`${form}, not ticked: mails`, before, mails().length);
	same(`${form}, not ticked: a box`, 1, await box.count());

	// The box was for other warnings.
	const stale = await box.getAttribute('value');

	await paste(page, good);
	await press(page, CHECK);
	same(`${form}, checked: focus`, 'told fine', await focused(page));
	same(`${form}, checked: no box`, 0, await box.count());
	same(`${form}, checked: mails`, before, mails().length);
	await paste(page, warned);
	await press(page, SEND);
	same(`${form}, again: the same box`, stale,
		await box.getAttribute('value'));
	await box.check();
	response = await press(page, SEND);
	same(`${form}, ticked: ${await heading(page)}`, 200, response.status());
	same(`${form}, ticked: mails`, before + 1, mails().length);
	sameAnswers(`${form}, ticked`, form, warned);
}

async function sent(page, form, what, answers, put) {
	const before = mails().length;

	await page.goto(`${base}/${form}`);
	await put(page, answers);
	const response = await sendOn(page);

	same(`${what}: heading`, sentTitle, await heading(page));
	same(`${what}: mails`, before + 1, mails().length);
	const mail = sameAnswers(what, form, answers);

	same(`${what}: Message-ID`, mail.message_id,
		await page.locator('code').first().textContent());
	const copy = await page.locator('pre').textContent();

	for (const [key, text] of Object.entries(answers)) {
		check(`${what}: ${key} is in the copy`, text.split('\n')
			.every((line) => copy.toLowerCase()
				.includes(line.trim().toLowerCase())));
	}
	same(`${what}: nothing of it is markup`, 0, await page.locator(
		'main script, main textarea, main pre *').count());
	return response;
}

// What no field of a page takes, but a program may send: line ends in a field
// of one line.
async function injected(page) {
	const answers = { ...forms['user-2004'].good };

	await page.goto(`${base}/user-2004`);
	const token = await page.inputValue('[name=token]');
	const evil = '\r\nBcc: eve@example.org\r\n\r\n<p>';
	const response = await page.request.post(`${base}/user-2004`, {
		form: { ...answers, token, website: '', action: 'send',
			applicant_name: `Ada${evil}`,
			short_name: 'wmeter' },
	});

	same('injected: status', 200, response.status());
	const mail = sameAnswers('injected', 'user-2004', { ...answers,
		applicant_name: 'Ada Bcc: eve@example.org  <p>' });

	same('injected: one recipient', ['To'], mail.head.match(/^(to|cc|bcc):/gim)
		.map((name) => name.slice(0, -1)));
}

// Why an application is not sent though nothing is wrong with it.
async function notices(page) {
	const { good } = forms['user-2004'];
	const before = mails().length;
	const refused = async (what, status, words, spoil) => {
		await page.goto(`${base}/user-2004`);
		await paste(page, good);
		await spoil();
		const response = await press(page, SEND);

		same(`${what}: status`, status, response.status());
		same(`${what}: focus`, 'told error', await focused(page));
		check(`${what}: it says so`, (await notice(page)).includes(words),
			await notice(page));
		await notSent(what, page, good, before);
		await seen(what, response);
	};
	const put = (name, value) => page.locator(`[name=${name}]`)
		.evaluate((field, text) => { field.value = text; }, value);

	await refused('stale', 422, 'this page was open for long',
		() => put('token', '1.x'));
	await refused('trapped', 422, 'has to stay empty',
		() => put('website', 'x'));
	await refused('not taken', 503, 'did not take the application',
		() => writeFileSync(`${WEB}/refuse`, ''));
	rmSync(`${WEB}/refuse`);
	const response = await press(page, SEND);

	same('taken again: status', 200, response.status());
	same('taken again: mails', before + 1, mails().length);
}

// The pages that are no forms.
async function others(page) {
	await seen('index', await page.goto(`${base}/`));
	for (const form of Object.keys(forms)) {
		same(`index: ${form}`, 2,
			await page.locator(`a[href$="/${form}"]`).count());
	}
	await seen('no such page', await page.goto(`${base}/none`));
	await seen('name, empty', await page.goto(`${base}/name`));
	for (const [name, words] of [
		['wmeter', 'Nobody has the name “wmeter”.'],
		['tcpmux', 'The name “tcpmux” is taken, at port 1.'],
		['ecko', 'Much like “ecko” are: echo.'],
		['a-name-that-is-too-long', 'at most 14'],
		['<b>"', 'Nobody has the name “<b>"”.'],
	]) {
		await page.fill('[name=name]', name);
		const response = await press(page, 'main button');

		same(`name ${name}: status`, 200, response.status());
		await seen(`name ${name}`, response);
		check(`name ${name}: what is said`,
			(await page.locator('main').textContent())
				.includes(words));
		same(`name ${name}: it stands there`, name,
			await page.inputValue('[name=name]'));
	}
}

async function confirmed(page) {
	const before = mails().length;
	const { good } = forms['user-2004'];
	const config = readFileSync(CONFIG, 'utf8');

	writeFileSync(CONFIG, config.replace('form-confirm = no',
		'form-confirm = yes'));
	await page.goto(`${base}/user-2004`);
	await paste(page, good);
	await seen('confirm, pending', await sendOn(page));
	same('confirm, pending: heading', 'One more step: please read your mail',
		await heading(page));
	same('confirm: a link alone went out', before + 1, mails().length);
	const link = readMail(mails().at(-1));

	same('confirm: to whom', 'ada@example.org', link.envelope.at(-1));
	check('confirm: nothing of the application',
		!link.text.includes('Readings') && !link.text.includes('Ada'));
	same('confirm: it is no application', 0, link.applications.length);
	const [url] = link.text.match(/https:\/\/registry\.example\/\S+/);
	const path = url.replace('https://registry.example/ports', base);

	await seen('confirm, ask', await page.goto(path));
	same('confirm: a look sends nothing', before + 1, mails().length);
	await seen('confirm, sent', await press(page, 'main button'));
	same('confirm, sent: heading', sentTitle, await heading(page));
	same('confirm: then it goes out', before + 2, mails().length);
	sameAnswers('confirm', 'user-2004', good);
	const gone = await page.goto(path);

	same('confirm, gone: status', 410, gone.status());
	await seen('confirm, gone', gone);
	writeFileSync(CONFIG, config);
}

export async function flows(chromium) {
	const context = await chromium.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();

	for (const [form, answers] of Object.entries(forms)) {
		await errors(page, form, answers);
		await warnings(page, form, answers);
		await seen(`${form}, sent`,
			await sent(page, form, `${form}, good`, answers.good,
				fill));
		await sent(page, form, `${form}, hostile`, answers.hostile,
			paste);
	}
	await injected(page);
	await notices(page);
	await others(page);
	await confirmed(page);
	await context.close();
}
