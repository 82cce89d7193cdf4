import { createHash, createHmac } from "node:crypto";
import { connect } from "node:net";

/**
 * `load.ts <url> <number> <connections> <JSON of calls>`: so many signed calls as fast as they are answered, each
 * connection with one at a time. Prints how many were answered well a second. Bare sockets, so that it costs less than what it
 * measures.
 */
const [url = "", number = "1", connections = "8", json = "[]"] = process.argv.slice(2);
const calls = JSON.parse(json) as readonly { service: string; action: string; query: string }[];
const { host, hostname, port } = new URL(url);
const versions: Readonly<Record<string, string>> = {
  cloudsso: "2021-05-15",
  ims: "2019-08-15",
  rd: "2022-04-19",
};
const key = { id: process.env["KEY_ID"] ?? "", secret: process.env["KEY_SECRET"] ?? "" };

const emptyHash = createHash("sha256").digest("hex");
const names = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
let sent = 0;

function nextRequest(): string {
  const call = calls[sent % calls.length];
  if (call === undefined) throw new Error("There is nothing to call.");
  sent += 1;
  const signed = [
    `host:${host}`,
    `x-acs-action:${call.action}`,
    `x-acs-content-sha256:${emptyHash}`,
    `x-acs-date:${new Date().toISOString().slice(0, 19)}Z`,
    `x-acs-signature-nonce:${process.pid}-${sent}`,
    `x-acs-version:${versions[call.service]}`,
  ];
  const canonical = `POST\n/\n${call.query}\n${signed.join("\n")}\n\n${names}\n${emptyHash}`;
  const hash = createHash("sha256").update(canonical).digest("hex");
  const signature = createHmac("sha256", key.secret).update(`ACS3-HMAC-SHA256\n${hash}`).digest("hex");
  const authorization = `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names},Signature=${signature}`;
  const head = [`POST /?${call.query} HTTP/1.1`, ...signed, "accept:application/json", "content-length:0"];
  return `${head.join("\r\n")}\r\nauthorization:${authorization}\r\n\r\n`;
}

let [good, bad, lastBad] = [0, 0, ""];

function open(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    let received = "";
    socket.on("connect", () => (sent < Number(number) ? socket.write(nextRequest()) : socket.end()));
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const head = received.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = /content-length: ?(\d+)/i.exec(received)?.[1];
      if (length === undefined) return void socket.destroy(new Error(`no content-length: ${received.slice(0, 300)}`));
      if (received.length < head + 4 + Number(length)) return;
      if (received.startsWith("HTTP/1.1 200")) good += 1;
      else [bad, lastBad] = [bad + 1, received.slice(head + 4)];
      received = "";
      if (sent < Number(number)) socket.write(nextRequest());
      else socket.end();
    });
  });
}

async function main(): Promise<void> {
  const began = performance.now();
  await Promise.all(Array.from({ length: Number(connections) }, open));
  const perSecond = good / ((performance.now() - began) / 1000);
  if (bad > 0) throw new Error(`${bad} calls were refused, such as ${lastBad}`);
  console.log(JSON.stringify({ perSecond, good }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
