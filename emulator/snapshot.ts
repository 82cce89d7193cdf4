import type { Snapshot } from "./store";

/** What a value must be: checks it and throws with the path to what is wrong. */
type Form = (value: unknown, path: string) => void;

/**
 * Refuses what is no snapshot of this emulator, such as another program's JSON, a file cut short, or one edited by hand
 * so that parts are missing. It looks at the outer form, not at whether a company could be like that.
 */
export function checkSnapshot(value: unknown): asserts value is Snapshot {
  snapshot(value, "");
}

function refuse(path: string, what: string): never {
  throw new Error(`This is no snapshot of the emulator: ${path === "" ? "it" : path} is ${what}.`);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function a(type: "string" | "number" | "boolean"): Form {
  return (value, path) => {
    if (value === undefined) refuse(path, "missing");
    if (typeof value !== type || Number.isNaN(value)) refuse(path, `no ${type}`);
  };
}

const text = a("string");
const count = a("number");
const flag = a("boolean");

/** An object that has at least these fields. */
function object(fields: Readonly<Record<string, Form>> = {}): Form {
  return (value, path) => {
    if (value === undefined) refuse(path, "missing");
    if (!isObject(value)) refuse(path, "no object");
    for (const [name, form] of Object.entries(fields)) form(value[name], path === "" ? name : `${path}.${name}`);
  };
}

/** Items by a key, which each of them has in a field of its own where one is named. */
function items(fields: Readonly<Record<string, Form>> = {}, key?: string): Form {
  const item = object(key === undefined ? fields : { [key]: text, ...fields });
  return (value, path) => {
    object()(value, path);
    for (const [name, each] of Object.entries(value as Readonly<Record<string, unknown>>)) {
      const at = `${path}[${JSON.stringify(name)}]`;
      item(each, at);
      if (key !== undefined && (each as Readonly<Record<string, unknown>>)[key] !== name) {
        refuse(`${at}.${key}`, "not what the item is filed under");
      }
    }
  };
}

function list(item: Form): Form {
  return (value, path) => {
    if (!Array.isArray(value)) refuse(path, value === undefined ? "missing" : "no list");
    for (const [index, each] of (value as readonly unknown[]).entries()) item(each, `${path}[${index}]`);
  };
}

function orNull(form: Form): Form {
  return (value, path) => {
    if (value !== null) form(value, path);
  };
}

/** Texts by name, such as tags. */
const texts: Form = (value, path) => {
  object()(value, path);
  for (const [name, each] of Object.entries(value as Readonly<Record<string, unknown>>)) text(each, `${path}.${name}`);
};

const numbered = { sequence: count };
const policies = list(object({ type: text, name: text, addTime: count }));
const target = object({ TargetType: text, TargetId: text });
const times = { createTime: count, updateTime: count };
const dates = { createDate: count, updateDate: count };
const place = { accessConfigurationId: text, targetId: text };

const directory = object({
  directoryId: text,
  directoryName: text,
  region: text,
  ...times,
  users: items({ ...numbered, ...times, userName: text, tags: texts, passwords: list(text) }, "userId"),
  groups: items({ ...numbered, ...times, groupName: text }, "groupId"),
  memberships: items({ ...numbered, groupId: text, userId: text, joinTime: count }),
  accessConfigurations: items(
    { ...numbered, ...times, accessConfigurationName: text, tags: texts, policies, policyRevision: count },
    "accessConfigurationId",
  ),
  provisionings: items({ ...numbered, ...times, ...place, policies, policyRevision: count, deprovisionFailed: flag }),
  accessAssignments: items({ ...numbered, ...place, principalType: text, principalId: text, createTime: count }),
  tasks: items({ ...numbered, taskType: text, status: text, target, startTime: count, endTime: count }, "taskId"),
  runningTasks: list(text),
  settings: object(),
  scimCredentials: items({ status: text, createTime: count, expireTime: count }, "credentialId"),
  userProvisionings: items({ targetId: text }),
  userProvisioningEvents: items({ targetId: text }),
});

const snapshot = object({
  sequence: count,
  managementAccountId: text,
  resourceDirectory: object({
    resourceDirectoryId: text,
    rootFolderId: text,
    folders: items({ folderName: text, parentFolderId: text }, "folderId"),
    accounts: items({ displayName: text, folderId: text }, "accountId"),
  }),
  cloudsso: object({ enabled: flag, region: text, directory: orNull(directory), delegates: object() }),
  ims: items(
    {
      defaultDomain: text,
      users: items(
        {
          ...numbered,
          ...dates,
          userPrincipalName: text,
          tags: texts,
          accessKeys: items(dates, "accessKeyId"),
          policies: list(text),
        },
        "userId",
      ),
      groups: items({ ...numbered, ...dates, groupName: text, policies: list(text) }, "groupId"),
      memberships: items({ ...numbered, groupId: text, userId: text }),
      virtualMfaDevices: items({ ...numbered, base32StringSeed: text }, "serialNumber"),
      recycledUsers: items({ ...numbered, user: object({ userId: text }) }),
      recycledKeys: items({ ...numbered, key: object({ accessKeyId: text }), userId: text }),
      samlProviders: items(),
      oidcProviders: items(),
      applications: items(),
      installedApplications: items(),
      credentialReports: object(),
      governanceReports: object(),
      settings: object(),
    },
    "accountId",
  ),
  ram: items({
    policies: items({ ...numbered, versions: list(object({ versionId: text, document: text })) }),
    roles: items({ ...numbered, ...dates, roleName: text, policies: list(text) }),
    attachDates: object(),
    scopedGrants: object(),
  }),
  credentials: items(
    { accessKeySecret: text, identity: object({ type: text, accountId: text, arn: text, principalId: text }) },
    "accessKeyId",
  ),
});
