// SPDX-License-Identifier: BSD-2-Clause
// What the tests in a browser share: the browser, what is counted, the mails
// that the fake sendmail has got, and the pages that were seen.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { NPM, PORTREG, URL: url, MAILS } = process.env;

export const packages = createRequire(`${NPM}/`);
export const base = url;

const count = { passed: 0, failed: 0 };

export function check(what, good, why = '') {
	count[good ? 'passed' : 'failed']++;
	if (!good)
		console.log(`failed: ${what}${why && ': '}${why}`);
	return good;
}

function shown(value) {
	const text = JSON.stringify(value) ?? String(value);

	return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

export function same(what, wanted, got) {
	return check(what, JSON.stringify(wanted) === JSON.stringify(got),
		`wanted ${shown(wanted)}, got ${shown(got)}`);
}

// The last line, which the script reads.
export function told() {
	console.log(`${count.passed} passed, ${count.failed} failed`);
}

export async function browser() {
	const root = process.getuid() === 0;

	return packages('playwright-core').chromium.launch({
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		args: root ? ['--no-sandbox'] : [],
	});
}

// The paths of the mails, as they came.
export function mails() {
	return readdirSync(MAILS).filter((name) => name.endsWith('.eml')).sort()
		.map((name) => join(MAILS, name));
}

// The mail as bytes, its envelope, and what the filter will read in it.
export function readMail(path) {
	const json = execFileSync(PORTREG, ['parse', '--json', path],
		{ maxBuffer: 1 << 26 });
	const raw = readFileSync(path, 'utf8');

	return {
		raw,
		text: raw.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g,
			(_, hex) => String.fromCharCode(parseInt(hex, 16))),
		head: raw.slice(0, raw.indexOf('\n\n')),
		envelope: readFileSync(path.replace(/eml$/, 'args'), 'utf8')
			.trim().split('\n'),
		...JSON.parse(json),
	};
}

// What was seen, by name, to be looked at again in another light.
export const states = new Map();

export async function seen(name, response) {
	states.set(name, {
		url: response.url(),
		status: response.status(),
		headers: await response.allHeaders(),
		html: await response.text(),
	});
}

// What the press of a button brings.
export async function press(page, selector) {
	const [response] = await Promise.all([
		page.waitForNavigation(),
		page.click(selector),
	]);

	return response;
}

export const SEND = 'button[value=send]';
export const CHECK = 'button[value=check]';
export const heading = (page) => page.locator('h1').textContent();
export const notice = (page) => page.locator('.told h2').textContent();
export const sentTitle = 'Your application was sent';

// Types the answers, and empties all other fields; a choice is made, and no
// other.
export async function fill(page, answers) {
	for (const key of Object.keys(await typed(page))) {
		const value = answers[key] ?? '';
		const choices = page.locator(`input[name="${key}"][value]`)
			.and(page.locator('[type=radio],[type=checkbox]'));

		if (await choices.count() === 0)
			await page.fill(`[name="${key}"]`, value);
		for (const choice of await choices.all()) {
			const own = await choice.getAttribute('value');

			if (value.split(', ').includes(own))
				await choice.check();
			else if (await choice.getAttribute('type') === 'checkbox')
				await choice.uncheck();
		}
	}
}

// The same at once, as a browser fills in what it knows: typing takes seconds,
// and a minute for thousands of lines.
export async function paste(page, answers) {
	await page.evaluate((values) => {
		for (const field of document.querySelectorAll(
			'.q input, .q textarea')) {
			const value = values[field.name] ?? '';

			if (field.name === 'confirm')
				continue;
			if (['radio', 'checkbox'].includes(field.type))
				field.checked = value.split(', ')
					.includes(field.value);
			else
				field.value = value;
		}
	}, answers);
}

// What stands in the fields of a page.
export function typed(page) {
	return page.evaluate(() => {
		const out = {};

		for (const field of document.querySelectorAll(
			'.q input, .q textarea')) {
			if (field.name === 'confirm')
				continue;
			if (!['radio', 'checkbox'].includes(field.type))
				out[field.name] = field.value;
			else if (field.checked)
				out[field.name] = [out[field.name], field.value]
					.filter(Boolean).join(', ');
			else
				out[field.name] ??= '';
		}
		return out;
	});
}

// The answers that a mail is to have: those, and nothing for the others.
export function expected(read, answers) {
	return Object.fromEntries(Object.keys(read)
		.map((key) => [key, answers[key] ?? '']));
}

// The last mail holds one application: these answers and no others.
export function sameAnswers(what, form, answers) {
	const mail = readMail(mails().at(-1));
	const [application, ...more] = mail.applications;

	same(`${what}: applications`, 0, more.length);
	same(`${what}: form`, form, application.form);
	same(`${what}: answers`, expected(application.answers, answers),
		application.answers);
	same(`${what}: all of them`, [], Object.keys(answers)
		.filter((key) => !(key in application.answers)));
	check(`${what}: no field of the header was put in`,
		!/^(bcc|cc|x-evil)[ \t]*:/im.test(mail.head));
	same(`${what}: envelope`, ['-oi', '-f', 'form@registry.example', '--',
		'ports@registry.example'], mail.envelope);
	return mail;
}

// Submits until it is sent: warnings are taken note of.
export async function sendOn(page) {
	let response = await press(page, SEND);

	for (let i = 0; i < 3 && await page.locator('[name=confirm]').count(); i++) {
		await page.check('[name=confirm]');
		response = await press(page, SEND);
	}
	return response;
}
