// What the extension asks of the browser, under one name. Both give promises.

export const browser = globalThis.browser ?? globalThis.chrome;

/** Sends to the background; once more where the worker was stopped while it answered. */
export async function askBackground(message) {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (error) {
    if (!browser.runtime?.id) throw error;
    return browser.runtime.sendMessage(message);
  }
}
