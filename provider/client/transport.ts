import { setMaxListeners } from "node:events";
import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { AxiosInstance } from "axios";
import { isLoopback } from "../config";
import { TransportFailure, transportFailure } from "./transport-failure";

export interface HttpRequest {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** Empty for none; then no content type is sent. */
  readonly body: string;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Sends one POST. Every HTTP status is an answer; only what gave no answer throws, a `TransportFailure`. */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

export interface TransportOptions {
  /** Milliseconds until a connection, TLS included, must be established. */
  readonly connectTimeout: number;
  /** Milliseconds for the whole exchange. */
  readonly readTimeout: number;
  /** Milliseconds after which a connection without work is closed. Default 4,000. */
  readonly idleTimeout?: number;
}

/** To one address; above what the budgets of all services allow at once, so that no request waits here unseen. */
const SOCKETS = 32;
const LARGEST_ANSWER = 32 * 1024 * 1024;
/** Below the 5 s after which common servers close an idle connection: a request sent into a closing one fails with an unknown outcome. */
const IDLE = 4_000;

/**
 * The axios transport. axios is loaded at the first request, since it costs 120-200 ms that a preview without calls
 * need not pay. Its traps are closed here: it follows redirects with the session token in the headers, adds a content
 * type that was not signed, guesses at JSON, sends loopback requests to proxies, and its errors print every header.
 */
export function createTransport(options: TransportOptions): Transport {
  const connected: Connections = new WeakMap();
  const agentOptions = { keepAlive: true, maxSockets: SOCKETS, scheduling: "lifo" as const };
  const httpAgent = watched(new http.Agent(agentOptions), "connect", connected, options);
  const httpsAgent = watched(new https.Agent(agentOptions), "secureConnect", connected, options);
  let client: AxiosInstance | undefined;

  return async (request) => {
    client ??= (require("axios") as typeof import("axios")).create({
      httpAgent,
      httpsAgent,
      maxRedirects: 0,
      responseType: "text",
      validateStatus: () => true,
      maxContentLength: LARGEST_ANSWER,
      maxBodyLength: LARGEST_ANSWER,
      timeout: options.readTimeout,
      transitional: { clarifyTimeoutError: true },
    });
    // axios listens once a request, and one signal may stand for hundreds of them.
    if (request.signal) setMaxListeners(0, request.signal);
    try {
      const answer = await client.request<string>({
        url: request.url,
        method: "POST",
        data: request.body,
        headers: { "Content-Type": false, ...request.headers },
        ...(isLoopback(request.url) ? { proxy: false as const } : {}),
        ...(request.signal ? { signal: request.signal } : {}),
      });
      if (answer.status === 407) throw new TransportFailure("the proxy wants a login", "no", "PROXY_LOGIN", true);
      return { status: answer.status, headers: plainHeaders(answer.headers), body: String(answer.data ?? "") };
    } catch (error) {
      if (error instanceof TransportFailure) throw error;
      throw failureOf(error, request, connected);
    }
  };
}

/** Whether the connection of a socket of ours was established; sockets that a proxy's tunnel made are not in it, so nothing is concluded from them. */
type Connections = WeakMap<Socket, boolean>;

/** Gives up on connections that are not established in time, and notes those that are: what failed before was never sent. */
function watched<A extends http.Agent>(
  agent: A,
  event: "connect" | "secureConnect",
  connected: Connections,
  options: TransportOptions,
): A {
  const connections = agent as unknown as {
    createConnection(options: object, callback: () => void): Socket;
    keepSocketAlive(socket: Socket): boolean;
  };
  const { createConnection, keepSocketAlive } = connections;
  connections.createConnection = function (connectionOptions, callback) {
    const socket = createConnection.call(this, connectionOptions, callback);
    connected.set(socket, false);
    const timer = setTimeout(() => socket.destroy(connectTimeout()), options.connectTimeout);
    socket.once(event, () => {
      clearTimeout(timer);
      connected.set(socket, true);
    });
    socket.once("close", () => clearTimeout(timer));
    return socket;
  };
  connections.keepSocketAlive = function (socket) {
    const keep = keepSocketAlive.call(this, socket);
    socket.setTimeout(options.idleTimeout ?? IDLE);
    return keep;
  };
  return agent;
}

function connectTimeout(): Error {
  return Object.assign(new Error("connect timeout"), { code: "CONNECT_TIMEOUT" });
}

/** Nothing of the axios error is kept but its code: it prints signatures, tokens and key ids. */
function failureOf(error: unknown, sent: HttpRequest, connected: Connections): TransportFailure {
  const { code, request } = (error ?? {}) as { code?: unknown; request?: { socket?: Socket | null } };
  const socket = request?.socket ?? undefined;
  return transportFailure({
    code: typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined,
    neverConnected: socket !== undefined && connected.get(socket) === false,
    loopback: isLoopback(sent.url),
  });
}

function plainHeaders(headers: object): { [name: string]: string } {
  const plain: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) plain[name.toLowerCase()] = String(value);
  }
  return plain;
}
