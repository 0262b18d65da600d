// Keeps the page usable without a network: sw.js holds a copy of its files.

import './trusted-types.js';

/** Registers the service worker if possible. Without it, the page works only as long as it is open. */
export async function stayOffline() {
  // Pages opened from disk cannot have one.
  if (!navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;
  try {
    await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
  } catch {
    // Private windows and strict settings forbid it.
  }
}
