// The extension API of the browser under one name: `browser` in Firefox, `chrome` in Chromium. Both return promises.

export const browser = globalThis.browser ?? globalThis.chrome;

/** Sends a message to the background, and again if the worker was stopped before it replied. */
export async function askBackground(message) {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (error) {
    if (!browser.runtime?.id) throw error;
    return browser.runtime.sendMessage(message);
  }
}
