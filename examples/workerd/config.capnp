# For workerd alone; wrangler needs none of this. First:
#   node build.mjs

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [ (name = "main", worker = .worker) ],
  sockets = [ (name = "http", address = "127.0.0.1:8080", http = (), service = "main") ],
);

const worker :Workerd.Worker = (
  modules = [
    (name = "worker", esModule = embed "bundle.js"),
    (name = "limpid_bg.wasm", wasm = embed "node_modules/limpid/limpid_bg.wasm"),
    (name = "limpid_tables.wasm", wasm = embed "node_modules/limpid/limpid_tables.wasm"),
  ],
  compatibilityDate = "2026-01-01",
);
