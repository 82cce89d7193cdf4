import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Control } from "./control";
import { answerControl, controlPath } from "./control-server";
import { handle } from "./pipeline";
import type { World } from "./world";

/** Largest call; policy documents and SAML metadata are far below it. */
const maxCallBytes = 4 * 1024 * 1024;
/** Snapshots of large companies come in this way. */
const maxControlBytes = 256 * 1024 * 1024;

/** Listens on 127.0.0.1 only. `/_emulator/` is the control, everything else is the cloud. */
export async function listen(world: World, control: Control, port: number): Promise<Server> {
  // Parameters travel in the query: a long document, percent-encoded, is beyond Node's own limit of 16 KB.
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
    serve(world, control, request, response).catch(() => request.socket.destroy());
  });
  // Paused and hanging calls may take as long as a test needs.
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  // A connection that is closed just as it is used again would look like a fault that nobody armed.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      reject(
        new Error(`The emulator cannot listen on port ${port} of 127.0.0.1 (${error.message}); choose another port.`),
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

async function serve(
  world: World,
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, search } = placeOf(request.url ?? "/");
  const steering = pathname.startsWith(controlPath);
  const body = await readBody(request, steering ? maxControlBytes : maxCallBytes);
  if (steering) return answerControl(control, request, pathname, search, body, response);

  const caller = new AbortController();
  response.once("close", () => caller.abort());
  const outcome = await handle(world, {
    method: request.method ?? "",
    path: pathname,
    queryText: search.slice(1),
    headers: request.headers,
    body,
    caller: caller.signal,
  });
  switch (outcome.kind) {
    case "answer":
      response.writeHead(outcome.answer.status, outcome.answer.headers).end(outcome.answer.body);
      return;
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end(outcome.body);
      return;
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "silence":
      return;
  }
}

/** Path and query of a request line, whatever stands there; a proxy's form with a host in front of the path is one too. */
function placeOf(line: string): { readonly pathname: string; readonly search: string } {
  const [, path = "", search = ""] = /^(?:https?:\/\/[^/?]*)?([^?]*)(\?.*)?$/is.exec(line) ?? [];
  return { pathname: path === "" ? "/" : path, search };
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new Error("The request is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
