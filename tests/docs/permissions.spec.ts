import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Permission } from "../../emulator/index";
import { type Lifecycle, startLifecycle } from "../support/lifecycle";
import { inline, system } from "../support/programs";
import { Stack } from "../support/stack";

const root = join(__dirname, "..", "..");

function policiesOfReadme(): readonly string[] {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, text = ""] = /<!-- permissions[^>]*-->\n+([\s\S]*?)<!-- \/permissions -->/.exec(readme) ?? [];
  return [...text.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, policy = ""]) => policy);
}

function statementsOfReadme(): readonly Permission[] {
  return policiesOfReadme().flatMap((text) => (JSON.parse(text) as { readonly Statement: Permission[] }).Statement);
}

/** A provider whose keys may do what the policy says, and nothing else. */
function startAs(permissions: readonly Permission[]): Promise<Lifecycle> {
  const caller = { accessKeyId: "LTAIpolicyOfTheReadme000", accessKeySecret: "policy-of-the-readme-secret000" };
  return startLifecycle({
    cloud: { callers: [{ ...caller, permissions }] },
    environment: {
      ALIBABA_CLOUD_ACCESS_KEY_ID: caller.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: caller.accessKeySecret,
    },
  });
}

it("the README's RAM policies are such as RAM takes: 6,144 characters each", () => {
  const lengths = policiesOfReadme().map(({ length }) => length);
  assert.ok(lengths.length > 0);
  for (const length of lengths) assert.ok(length <= 6144, `${length} characters`);
});

describe("the README's RAM policy", () => {
  let here: Lifecycle;

  afterEach(() => here.close());

  it("allows all that the resources do in their lives", async () => {
    here = await startAs(statementsOfReadme());
    const [first = "", second = ""] = here.cloud.accountIds;
    const directory = here.resource("cloudsso:Directory");
    await directory.up({ directoryName: "emulated" });
    await directory.refresh();

    const stack = new Stack(here);
    await stack.up({ permissionPolicies: [system("ReadOnlyAccess"), inline("no-secrets", document("Deny"))] }, [first]);
    await stack.provisionAtConsole(second);
    await here.later();
    await stack.refresh();
    await stack.up({ description: "Edited", permissionPolicies: [inline("no-secrets", document("Allow"))] });
    await here.later();
    await stack.account(first).destroy();
    await stack.readers.up(stack.configuration({ deprovisionOnDelete: true, permissionPolicies: [] }));
    await here.later();
    await stack.readers.destroy();

    const alice = here.resource("ims:User");
    const args = {
      userPrincipalName: "alice@1000000000000000.onaliyun.com",
      displayName: "Alice",
      forceDestroy: true,
      purgeOnDestroy: true,
      restoreFromRecycleBin: true,
    };
    const { User } = await here.console(
      "CreateUser",
      { UserPrincipalName: args.userPrincipalName, DisplayName: "A" },
      "ims",
    );
    await here.console("DeleteUser", { UserId: (User as { UserId: string }).UserId }, "ims");
    await alice.up({ ...args, tags: { team: "audit" } });
    await here.console("CreateAccessKey", { UserPrincipalName: args.userPrincipalName }, "ims");
    const policy = { PolicyType: "System", PolicyName: "ReadOnlyAccess", UserName: "alice" };
    await here.console("AttachPolicyToUser", policy, "ram");
    await here.console(
      "CreateLoginProfile",
      { UserPrincipalName: args.userPrincipalName, Password: "Aa1!aaaaaaaa" },
      "ims",
    );
    await alice.refresh();
    await alice.up({ ...args, displayName: "Alice A.", tags: {} });
    await here.later();
    await alice.destroy();

    const denied = here.calls().filter(({ code }) => code === "NoPermission");
    assert.deepEqual(
      denied.map(({ action }) => action),
      [],
    );
    assert.equal(here.calls("DeleteAccessConfiguration").length, 1);
    assert.equal(here.calls("DeleteUser").length, 1);
  });

  it("is what decides: without one of its actions the roll-out is denied", async () => {
    const lacking = statementsOfReadme().map(({ Effect, Action }) => ({
      Effect,
      Action: [Action].flat().filter((one) => one !== "cloudsso:ProvisionAccessConfiguration"),
    }));
    here = await startAs(lacking);
    const [first = ""] = here.cloud.accountIds;
    await assert.rejects(
      new Stack(here).up({ permissionPolicies: [system("ReadOnlyAccess")] }, [first]),
      /NoPermission/,
    );
  });
});

function document(effect: "Allow" | "Deny"): string {
  return JSON.stringify({ Version: "1", Statement: [{ Effect: effect, Action: "kms:GetSecretValue", Resource: "*" }] });
}
