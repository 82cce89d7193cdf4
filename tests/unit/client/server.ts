import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly query: { [name: string]: string };
  readonly headers: { [name: string]: string };
  readonly body: string;
}

export interface LoopbackServer {
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

/** Answers one request; gets its number, from 0. `undefined` leaves the request unanswered. */
export type Script = (request: Received, number: number, response: ServerResponse, socket: Socket) => Reply | undefined;

export interface Reply {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body: unknown;
}

/** A server on 127.0.0.1 that records what it gets and answers by script. */
export async function serve(script: Script): Promise<LoopbackServer> {
  const received: Received[] = [];
  const server = createServer((message, response) => {
    readBody(message).then((body) => {
      const url = new URL(message.url ?? "/", "http://127.0.0.1");
      const request: Received = {
        method: message.method ?? "",
        url: message.url ?? "",
        query: Object.fromEntries(url.searchParams),
        headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)])),
        body,
      };
      received.push(request);
      const reply = script(request, received.length - 1, response, message.socket);
      if (!reply) return;
      response.writeHead(reply.status ?? 200, { "content-type": "application/json;charset=utf-8", ...reply.headers });
      response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
