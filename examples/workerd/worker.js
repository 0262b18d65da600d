// A Cloudflare Worker that cleans the page it is sent: `curl --data-binary @page.html http://127.0.0.1:8080`.
// The runtime compiles the core when it starts; `init()` is not needed.

import { limpid, LimpidError } from 'limpid';

export default {
  async fetch(request) {
    try {
      const { text, verdict } = limpid(new Uint8Array(await request.arrayBuffer()));
      return Response.json({ text, verdict });
    } catch (error) {
      if (!(error instanceof LimpidError)) throw error;
      return Response.json({ error: error.message }, { status: 400 });
    }
  },
};
