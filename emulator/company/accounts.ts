import { idOf, type Office } from "../seed-office";
import type { ResourceDirectory } from "../store";

export type Stage = "core" | "production" | "staging" | "development" | "sandbox";

/** A member account and what it is there for. */
export interface Place {
  readonly accountId: string;
  readonly name: string;
  readonly stage: Stage;
  /** One of the divisions for the three stages of a service, otherwise empty. */
  readonly division: string;
}

const core = [
  "log-archive",
  "security-audit",
  "network-hub",
  "dns",
  "backup",
  "identity",
  "artifacts",
  "monitoring",
  "billing",
  "shared-services",
] as const;

/** Ten services of each division; every service has an account for each of its stages. */
const services: Readonly<Record<string, readonly string[]>> = {
  payments: ["gateway", "ledger", "fraud", "refunds", "payouts", "cards", "wallet", "invoices", "tax", "disputes"],
  logistics: ["routing", "tracking", "warehouse", "fleet", "customs", "returns", "labels", "docks", "rates", "parcels"],
  storefront: ["catalog", "search", "cart", "checkout", "reviews", "media", "offers", "wishlist", "seo", "sellers"],
  data: ["lake", "streams", "reports", "features", "models", "events", "quality", "lineage", "exports", "notebooks"],
  mobile: ["app-api", "push", "crashes", "sessions", "deep-links", "config", "chat", "profile", "widgets", "beta"],
  platform: ["clusters", "registry", "secrets", "pipelines", "proxies", "metrics", "queues", "caches", "mail", "jobs"],
};

export const divisions: readonly string[] = Object.keys(services);
const stages = ["production", "staging", "development"] as const;

/** What the nth account is there for; after the services come sandboxes, as many as there are accounts left. */
function purposes(count: number): Omit<Place, "accountId">[] {
  const planned: Omit<Place, "accountId">[] = [
    ...core.map((name) => ({ name, stage: "core", division: "" }) as const),
    ...Object.entries(services).flatMap(([division, names]) =>
      names.flatMap((name) => stages.map((stage) => ({ name: `${division}-${name}-${stage}`, stage, division }))),
    ),
  ];
  const sandboxes = Array.from({ length: Math.max(0, count - planned.length) }, (_, index) => {
    const name = `sandbox-${String(index + 1).padStart(3, "0")}`;
    return { name, stage: "sandbox", division: "" } as const;
  });
  return [...planned, ...sandboxes].slice(0, count);
}

/** Names the accounts, and puts them in folders of up to three levels, with tags. */
export function furnishAccounts(directory: ResourceDirectory, { rd }: Office): readonly Place[] {
  const accountIds = Object.keys(directory.accounts);
  const places = purposes(accountIds.length).map((purpose, index) => ({
    ...purpose,
    accountId: accountIds[index] ?? "",
  }));
  const folders = new Map<string, string>();
  /** `workloads/payments/production`: the folder of this path, made with those above it when it is first needed. */
  const folder = (path: string): string => {
    const known = folders.get(path) ?? Object.values(directory.folders).find((each) => each.folderName === path);
    const id = typeof known === "object" ? known.folderId : (known ?? newFolder(path));
    folders.set(path, id);
    return id;
  };
  const newFolder = (path: string): string => {
    const [above, name] = [path.slice(0, Math.max(0, path.lastIndexOf("/"))), path.slice(path.lastIndexOf("/") + 1)];
    const parent = above === "" ? {} : { ParentFolderId: folder(above) };
    return idOf(rd("CreateFolder", { FolderName: name, ...parent }).Folder?.FolderId);
  };

  for (const place of places) {
    const account = directory.accounts[place.accountId];
    if (account === undefined) continue;
    account.displayName = place.name;
    account.folderId = folder(folderPathOf(place));
  }
  for (const [tags, accounts] of grouped(places)) {
    for (let first = 0; first < accounts.length; first += 50) {
      const ResourceId = accounts.slice(first, first + 50);
      rd("TagResources", { ResourceType: "Account", ResourceId, Tag: JSON.parse(tags) });
    }
  }
  return places;
}

function folderPathOf({ stage, division }: Place): string {
  if (stage === "core") return "core";
  if (stage === "sandbox") return "sandboxes";
  return `workloads/${division}/${stage}`;
}

/** Accounts of the same tags together, so that they can be tagged together. */
function grouped(places: readonly Place[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const place of places) {
    const tags = JSON.stringify(tagsOf(place));
    groups.set(tags, [...(groups.get(tags) ?? []), place.accountId]);
  }
  return groups;
}

function tagsOf({ stage, division }: Place): readonly { readonly Key: string; readonly Value: string }[] {
  const owner = division === "" ? "platform" : division;
  return [
    { Key: "stage", Value: stage },
    { Key: "owner", Value: owner },
    { Key: "cost-center", Value: `CC-${4100 + divisions.indexOf(owner) * 10}` },
    ...(stage === "production" ? [{ Key: "data-class", Value: "confidential" }] : []),
  ];
}
