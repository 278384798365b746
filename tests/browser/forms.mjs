// SPDX-License-Identifier: BSD-2-Clause
// All that tests/form-browser.t.sh has a browser do, against a server that runs.

import { browser, check, told } from './lib.mjs';
import { flows } from './flows.mjs';
import { keyboard } from './keyboard.mjs';
import { looks } from './looks.mjs';
import { validity } from './validity.mjs';

const chromium = await browser();

for (const part of [flows, keyboard, validity, looks]) {
	const begun = Date.now();

	try {
		await part(chromium);
	} catch (error) {
		check(part.name, false, error.stack.slice(0, 1000));
	}
	if (process.env.VERBOSE)
		console.log(`${part.name}: ${Date.now() - begun} ms`);
}
await chromium.close();
told();
