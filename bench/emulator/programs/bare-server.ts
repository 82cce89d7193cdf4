import { serve } from "@hono/node-server";
import { Hono } from "hono";

/** What the machine does without any work: one JSON of the size that it is told, at a free port of 127.0.0.1. */
const text = JSON.stringify({ RequestId: "bare", Padding: "x".repeat(Number(process.argv[2] ?? 100)) });
const app = new Hono();
app.all("/", (context) => context.body(text, 200, { "content-type": "application/json;charset=utf-8" }));
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  console.log(`export URL=http://127.0.0.1:${port}`);
});
process.once("SIGTERM", () => server.close());
