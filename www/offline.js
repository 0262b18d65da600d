// Keeps the page usable without a network: sw.js holds a copy of its files.

import './trusted-types.js';

/** Registers the service worker where there can be one. Without it the page works as long as it is open. */
export async function stayOffline() {
  // A page that was saved or is opened from a disk has none.
  if (!navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;
  try {
    await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
  } catch {
    // Private windows and strict settings forbid it.
  }
}
