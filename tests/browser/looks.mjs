// SPDX-License-Identifier: BSD-2-Clause
// Each page that was seen, as it looks: light and dark, narrow, without styles,
// and for those who see no page (axe-core).

import { check, packages, same, states } from './lib.mjs';

const axe = packages('axe-core');

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

const narrow = { width: 320, height: 640 };
const wide = { width: 1024, height: 768 };

// The page as it came, at the address from which it came.
async function show(page, state) {
	await page.unroute('**/*');
	await page.route('**/*', (route) => {
		if (route.request().isNavigationRequest())
			return route.fulfill({ status: 200, body: state.html,
				headers: state.headers });
		return state.skin ? route.continue() : route.abort();
	});
	await page.goto(state.url);
}

async function inspect(page, what, rules) {
	const found = await page.evaluate((only) =>
		axe.run(document, { runOnly: only, resultTypes: ['violations'] })
			.then(({ violations, passes }) => ({
				passes: passes.length,
				violations: violations.map(({ id, nodes }) =>
					`${id}: ${nodes[0].html.slice(0, 120)} ` +
					`(${nodes[0].failureSummary
						?.slice(0, 200)})`),
			})), rules);

	check(`${what}: axe`, found.passes > 0 && found.violations.length === 0,
		found.violations.join('; '));
}

const background = (page) => page.evaluate(() =>
	getComputedStyle(document.body).backgroundColor);

// Contrast is all that changes with the light.
async function inLight(page, name, skin) {
	const colours = {};

	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme });
		colours[colorScheme] = await background(page);
		const first = !skin && colorScheme === 'light';

		await inspect(page, `${name}, ${skin ? 'skin, ' : ''}${colorScheme}`,
			first ? { type: 'tag', values: tags }
				: { type: 'rule', values: ['color-contrast',
					'link-in-text-block'] });
	}
	check(`${name}: dark is another look`, colours.light !== colours.dark,
		JSON.stringify(colours));
	await page.emulateMedia({ colorScheme: 'light' });
	return colours.light;
}

async function isNarrow(page, what) {
	await page.setViewportSize(narrow);
	const { width, who } = await page.evaluate(() => ({
		width: document.documentElement.scrollWidth,
		who: [...document.querySelectorAll('body *')].filter((node) =>
			node.getBoundingClientRect().right > 320)
			.map((node) => node.outerHTML.slice(0, 80)).slice(0, 3),
	}));

	check(`${what}: no wider than 320 px`, width <= 320,
		`${width}: ${JSON.stringify(who)}`);
	await page.setViewportSize(wide);
}

// All that is to be read is there, and the field for robots says what it is.
// (Without styles a Message-ID is as wide as it is.)
async function isBare(page, name) {
	const text = () => page.evaluate(() => document.querySelector('main')
		.innerText.replace(/\s+/g, ' '));
	const styled = await text();
	const trap = page.locator('.trap label');
	const trapped = await trap.count() ? `${await trap.textContent()} ` : '';

	await page.evaluate(() => document.querySelectorAll('style, link')
		.forEach((node) => node.remove()));
	same(`${name}, no styles: the text`, styled,
		(await text()).replace(trapped, ''));
}

// Or else all of this is for nothing.
async function findsWhatIsWrong(chromium) {
	const page = await chromium.newPage();

	await page.setContent('<html><main><p>x <input>' +
		'<p style="color:#ccc;background:#fff">pale</p>');
	await page.evaluate(axe.source);
	const found = await page.evaluate((values) => axe.run(document,
		{ runOnly: { type: 'tag', values } }).then(({ violations }) =>
		violations.map(({ id }) => id)), tags);

	for (const rule of ['label', 'color-contrast', 'html-has-lang'])
		check(`axe finds ${rule}`, found.includes(rule), found.join());
	await page.close();
}

export async function looks(chromium) {
	const context = await chromium.newContext({ bypassCSP: false });
	const page = await context.newPage();

	await page.addInitScript(axe.source);
	for (const [name, state] of states) {
		await show(page, state);
		const own = await inLight(page, name, false);

		await isNarrow(page, name);
		await isBare(page, name);
		// The others differ in their questions alone.
		if (/^(system-2004|rfc6335|modification)/.test(name))
			continue;
		await show(page, { ...state, skin: true });
		const skinned = await inLight(page, name, true);

		check(`${name}: the skin is another look`, own !== skinned, own);
		await isNarrow(page, `${name}, skin`);
	}
	await context.close();
	await findsWhatIsWrong(chromium);
	check(`how many were looked at: ${states.size}`, states.size > 30);
}
