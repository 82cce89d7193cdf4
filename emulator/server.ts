import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { type Answer, failure } from "./answer";
import type { Control } from "./control";
import { answerControl, controlPath } from "./control-server";
import { frameOfNoCall, handle } from "./pipeline";
import { Refusal } from "./refusal";
import type { World } from "./world";

/** Largest call; policy documents and SAML metadata are far below it. */
const maxCallBytes = 4 * 1024 * 1024;
/** Snapshots of large companies come in this way. */
const maxControlBytes = 256 * 1024 * 1024;

/** Listens on 127.0.0.1 only. `/_emulator/` is the control, everything else is the cloud. */
export async function listen(world: World, control: Control, port: number): Promise<Server> {
  // Parameters travel in the query: a long document, percent-encoded, is beyond Node's own limit of 16 KB.
  // A missing Host is the signature's business, which says so in the form of the services.
  const server = createServer({ maxHeaderSize: 65_536, requireHostHeader: false });
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    serve(world, control, request, response).catch(() => request.socket.destroy());
  };
  server.on("request", answer);
  server.on("checkExpectation", answer);
  server.on("clientError", (error: Error, socket) =>
    refuse(world, socket, `This is no HTTP request: ${error.message}.`),
  );
  server.on("connect", (_request, socket) => refuse(world, socket, "This is no proxy; it has no CONNECT."));
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
  const maxBytes = steering ? maxControlBytes : maxCallBytes;
  const body = await readBody(request, maxBytes);
  if (body === "cut short") return; // what is no whole request is refused where it is taken apart
  if (body === "too large") return refuse(world, request.socket, `A request has at most ${maxBytes} bytes.`);
  if (steering) return answerControl(control, request, pathname, search, body, response);

  const outcome = await handle(world, {
    method: request.method ?? "",
    path: pathname,
    queryText: search.slice(1),
    headers: request.headers,
    body,
    caller: {
      isGone: () => response.closed,
      leaving: () => (response.closed ? Promise.resolve() : once(response, "close")),
    },
  });
  switch (outcome.kind) {
    case "answer":
      send(response, outcome.answer);
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

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

/** Path and query of a request line, whatever stands there; a proxy's form with a host in front of the path is one too. */
function placeOf(line: string): { readonly pathname: string; readonly search: string } {
  const [, path = "", search = ""] = /^(?:https?:\/\/[^/?]*)?([^?]*)(\?.*)?$/is.exec(line) ?? [];
  return { pathname: path === "" ? "/" : path, search };
}

/** Reads to the end also what is too large, because an answer before it may be lost on the way. */
function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | "cut short" | "too large"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
    });
    request.once("end", () => resolve(size > maxBytes ? "too large" : Buffer.concat(chunks)));
    request.once("error", () => resolve("cut short"));
  });
}

/** Refuses, in the form of the services, what never was a request that they could have seen, and hangs up. */
function refuse(world: World, socket: Duplex, message: string): void {
  if (!socket.writable) return void socket.destroy();
  const { status, headers, body } = failure(frameOfNoCall(world), new Refusal("InvalidRequest", 400, message));
  const lines = { ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${head.join("")}\r\n${body}`);
}
