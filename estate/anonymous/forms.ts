import { isIP } from "node:net";
import type { StandIns } from "./stand-ins";

/** The form of an id stays, down to its length: `ac-` and twenty characters, nineteen digits. */
export function standInId(standIns: StandIns, id: string): string {
  if (id.startsWith("acs:")) return standInArn(standIns, id);
  const [, prefix = "", rest = id] = /^((?:d|ac|u|g|up|scimcred|idp-c|fd|rd|r|vpc)-|LTAI)(.+)$/.exec(id) ?? [];
  const family = `id ${prefix}${rest.length}`;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    return standIns.of(family, id, (count) => `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`);
  }
  const first = prefix !== "" ? "0" : /^\d+$/.test(id) ? "1" : /^[0-9a-f]{32,}$/i.test(id) ? "a" : "X";
  return standIns.of(family, id, (count) => `${prefix}${first}${String(count).padStart(rest.length - 1, "0")}`);
}

/** A logon name or an address: of its domain's other ones, too, it stays recognizable that they are of one domain. */
export function standInMail(standIns: StandIns, mail: string): string {
  const at = mail.lastIndexOf("@");
  if (at < 0) return standIns.named("user", mail);
  return `${standIns.named("user", mail.slice(0, at))}@${standInDomain(standIns, mail.slice(at + 1))}`;
}

export function standInDomain(standIns: StandIns, domain: string): string {
  const [, inner] = /^(.+)\.onaliyun\.com$/.exec(domain) ?? [];
  if (inner === undefined) return standIns.of("domain", domain, (count) => `domain-${count}.example`);
  const labels = inner.split(".").map((label) => {
    if (label === "app") return label;
    return /^\d+$/.test(label) ? standInId(standIns, label) : standIns.named("domain", label);
  });
  return [...labels, "onaliyun", "com"].join(".");
}

/** Of blocks that are wider than this there are too few to stand for one another, and they tell nobody's place. */
const WIDEST = 8;

/** Blocks that documents and tests may name. */
const NOBODYS_BLOCKS = { 4: 0xc612_0000n, 6: 0x2001_0db8n << 96n } as const;

/** An address, or a block of as many. */
export function standInNetwork(standIns: StandIns, network: string): string {
  const [address = "", width] = network.split("/");
  const version = isIP(address) as 0 | 4 | 6;
  if (version === 0) return standInText(standIns, network);
  const bits = version === 4 ? 32 : 128;
  const free = BigInt(bits - Number(width ?? bits));
  if (bits - Number(free) < WIDEST) return network;
  return standIns.of(`network ${version}/${width}`, network, (count) => {
    const block = ((NOBODYS_BLOCKS[version] >> free) + BigInt(count)) << free;
    return `${addressText(BigInt.asUintN(bits, block), version)}${width === undefined ? "" : `/${width}`}`;
  });
}

function addressText(address: bigint, version: number): string {
  const [parts, width] = version === 4 ? [4, 8n] : [8, 16n];
  const numbers = Array.from(
    { length: parts },
    (_, index) => (address >> (BigInt(parts - 1 - index) * width)) % 2n ** width,
  );
  return numbers.map((number) => number.toString(version === 4 ? 10 : 16)).join(version === 4 ? "." : ":");
}

/** Hosts of the cloud itself, which tell nothing of whose they are used by. */
const OF_THE_CLOUD =
  /^(localhost|127\.0\.0\.1|www\.aliyun\.com|[a-z]+\.console\.(aliyun|alibabacloud)\.com|signin(-[a-z0-9-]+)?\.(aliyun|alibabacloud|alibabacloudsso)\.com)$/;

export function standInUrl(standIns: StandIns, text: string): string {
  if (!URL.canParse(text)) return standInText(standIns, text);
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  if (protocol === "urn:") return `urn:${standIns.named("text", text)}`;
  if (!/^https?:$/.test(protocol)) return `${standIns.named("app", protocol)}://${standIns.named("path", text)}`;
  const host = OF_THE_CLOUD.test(hostname) ? hostname : standInHost(standIns, hostname);
  const path = `${pathname}${search}${hash}`;
  if (path === "/") return `${protocol}//${host}${text.endsWith("/") ? "/" : ""}`;
  return `${protocol}//${host}/${standIns.named("path", path)}`;
}

function standInHost(standIns: StandIns, host: string): string {
  const [, suffix = "example"] = /\.((?:aliyun|aliyuncs|alibabacloud|alibabacloudsso)\.com)$/.exec(host) ?? [];
  return standIns.of("site", host, (count) => `site-${count}.${suffix}`);
}

/** The country stays. */
export function standInPhone(standIns: StandIns, phone: string): string {
  const [, country, number] = /^(\d{1,4})-(\d{2,})$/.exec(phone) ?? [];
  if (country === undefined || number === undefined) return standInText(standIns, phone);
  return `${country}-${standInId(standIns, number)}`;
}

export function standInText(standIns: StandIns, text: string): string {
  return standIns.find(text) ?? standIns.named("text", text);
}

/** What follows the kind in a resource's name, as a program names it. */
const NOUNS: { readonly [type: string]: string } = {
  user: "user",
  group: "group",
  role: "role",
  policy: "policy",
  mfa: "device",
  "saml-provider": "provider",
  "oidc-provider": "provider",
};

/** `acs:<service>:<region>:<account>:<kind>/<name>`: service and region stay, and the kind where RAM says it. */
function standInArn(standIns: StandIns, arn: string): string {
  const [scheme = "", service = "", region = "", account = "", ...rest] = arn.split(":");
  const resource = rest.join(":");
  const open = [scheme, code(standIns, service), code(standIns, region)];
  if (account === "system") return [...open, account, resource].join(":");
  return [...open, accountOf(standIns, account), resourceOf(standIns, resource)].join(":");
}

function code(standIns: StandIns, text: string): string {
  return /^(\*|[a-z]{2,20}(-[a-z0-9]+){0,3}\*?)?$/.test(text) ? text : standInText(standIns, text);
}

function accountOf(standIns: StandIns, account: string): string {
  if (/^\*?$/.test(account)) return account;
  return /^\d+$/.test(account) ? standInId(standIns, account) : standInPattern(standIns, account);
}

function resourceOf(standIns: StandIns, resource: string): string {
  const [type = "", ...names] = resource.split("/");
  const noun = Object.hasOwn(NOUNS, type) ? NOUNS[type] : undefined;
  if (resource === "root") return resource;
  if (noun === undefined)
    return resource
      .split("/")
      .map((part) => standInPattern(standIns, part))
      .join("/");
  return [
    type,
    ...names.map((name) => (/[*?]/.test(name) ? standInPattern(standIns, name) : standIns.named(noun, name))),
  ].join("/");
}

/** Wildcards and variables stay where they are. */
function standInPattern(standIns: StandIns, pattern: string): string {
  const parts = pattern.split(/([*?]+|\$\{[a-z]+:[A-Za-z]+\})/);
  return parts.map((part, index) => (index % 2 === 1 || part === "" ? part : standInText(standIns, part))).join("");
}

/** Of a text of which nothing is known but what it looks like. */
export function standInAny(standIns: StandIns, text: string): string {
  if (/^(|true|false|\d{1,6}(\.\d+)?|\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d))$/i.test(text)) return text;
  if (/^\d+$/.test(text)) return standInId(standIns, text);
  if (text.startsWith("acs:") && text.split(":").length >= 5) return standInArn(standIns, text);
  if (isIP(text.split("/")[0] ?? "") !== 0) return standInNetwork(standIns, text);
  if (/^[a-z]+\.aliyuncs\.com$/.test(text)) return text;
  const [, account, service] = /^(\d+)@([a-z]+\.aliyuncs\.com)$/.exec(text) ?? [];
  if (account !== undefined) return `${standInId(standIns, account)}@${service}`;
  const known = standIns.find(text);
  if (known !== undefined) return known;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/[*?$]/.test(text)) return standInUrl(standIns, text);
  if (/^[^@\s*?$]+@[^@\s*?$]+$/.test(text)) return standInMail(standIns, text);
  return standInPattern(standIns, text);
}
