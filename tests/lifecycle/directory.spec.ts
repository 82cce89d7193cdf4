import assert from "node:assert/strict";
import { definitions } from "../../provider/registry";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { urnOf } from "../support/managed";
import { directoryOf } from "../support/view";

const KIND = "cloudsso:Directory";

describe("cloudsso.Directory", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  it("takes the directory over as it is, whatever it is called", async () => {
    const directory = here.resource(KIND);
    const name = directoryOf(here.cloud).directoryName;
    assert.equal(await directory.up({}), "create");
    assert.equal(directory.id, here.cloud.directoryId);
    assert.equal(directory.outputs["region"], "cn-shanghai");
    assert.equal(directoryOf(here.cloud).directoryName, name);
    assert.equal(await directory.preview({}), "same");
    await directory.refresh();
    assert.equal(await directory.preview({}), "same");
    assert.deepEqual(
      here.calls().filter(({ action }) => !/^(Get|List)/.test(action)),
      [],
    );
  });

  it("does not see a rename of a directory whose name the program does not give", async () => {
    const directory = here.resource(KIND);
    await directory.up({});
    await here.console("UpdateDirectory", { DirectoryId: directory.id, NewDirectoryName: "renamed" });
    await directory.refresh();
    assert.equal(await directory.preview({}), "same");
  });

  it("refuses a directory of another name than the given, and renames it with adopt: true", async () => {
    const { directoryId, directoryName } = directoryOf(here.cloud);
    await assert.rejects(here.resource(KIND).up({ directoryName: "company" }), {
      message:
        `directory ${directoryId} is there already and is called ${directoryName}, not company; leave directoryName out to ` +
        "take it as it is, or set adopt: true to rename it, which changes the address of the portal",
    });
    assert.equal(directoryOf(here.cloud).directoryName, directoryName);

    await here.later();
    const directory = here.resource(KIND);
    await directory.up({ directoryName: "company", adopt: true });
    assert.equal(directoryOf(here.cloud).directoryName, "company");
    assert.equal(await directory.preview({ directoryName: "company" }), "same");
  });

  it("renames in place, and repairs a foreign rename", async () => {
    const directory = here.resource(KIND);
    await directory.up({ directoryName: "company", adopt: true });
    assert.equal(await directory.up({ directoryName: "firm" }), "update");
    assert.equal(directoryOf(here.cloud).directoryName, "firm");

    await here.console("UpdateDirectory", { DirectoryId: directory.id, NewDirectoryName: "mine" });
    await directory.refresh();
    assert.deepEqual(await directory.drift({ directoryName: "firm" }), ["directoryName"]);
    assert.equal(await directory.up({ directoryName: "firm" }), "update");
    assert.equal(directoryOf(here.cloud).directoryName, "firm");
  });

  it("keeps the name when the program no longer gives one", async () => {
    const directory = here.resource(KIND);
    await directory.up({ directoryName: "company", adopt: true });
    await directory.up({});
    assert.equal(directoryOf(here.cloud).directoryName, "company");
    await directory.refresh();
    assert.equal(await directory.preview({}), "same");
  });

  it("makes one where there is none, and needs a name for that", async () => {
    here.cloud.state.cloudsso.directory = null;
    const directory = here.resource(KIND);
    await assert.rejects(directory.up({}), {
      message:
        "there is no directory yet, and making one needs directoryName, which becomes part of the portal's address",
    });
    assert.equal(await directory.up({ directoryName: "company" }), "create");
    assert.equal(directoryOf(here.cloud).directoryName, "company");
    assert.equal(directory.id, directoryOf(here.cloud).directoryId);
    assert.equal(await directory.preview({ directoryName: "company" }), "same");
  });

  it("says how to enable a service that is not enabled", async () => {
    here.cloud.state.cloudsso.directory = null;
    here.cloud.state.cloudsso.enabled = false;
    await assert.rejects(here.resource(KIND).up({ directoryName: "company" }), {
      message:
        "CloudSSO is not enabled for this account; enable it once, in the console or with: alicloud-identity call cloudsso EnableService",
    });
  });

  it("is never believed to be gone, and a refresh says how to take a deleted one out of the state", async () => {
    const directory = here.resource(KIND, "company");
    await directory.up({});
    const { id } = directory;
    here.cloud.state.cloudsso.directory = null;
    await assert.rejects(directory.refresh(), {
      message:
        `CloudSSO directory ${id} is not there for account ${here.cloud.managementAccountId} in this region, so whether ` +
        `${id} is gone cannot be told; use credentials of its account, its region and its endpoint, or, if the directory ` +
        `was deleted, take it and what belongs to it out of the state with pulumi state delete '${urnOf(KIND, "company")}' ` +
        "--target-dependents",
    });
    assert.equal(directory.id, id);
  });

  it("names the resource that has a setting which Terraform's class takes as a block", async () => {
    const owners = {
      directoryGlobalAccessStatus: "cloudsso.GlobalAccess",
      loginPreference: "cloudsso.LoginPreference",
      mfaAuthenticationSettingInfo: "cloudsso.MfaSettings",
      mfaAuthenticationStatus: "cloudsso.MfaSettings",
      passwordPolicy: "cloudsso.PasswordPolicy",
      samlIdentityProviderConfiguration: "cloudsso.SamlIdentityProvider",
      samlServiceProvider: "cloudsso.SamlServiceProvider",
      scimSynchronizationStatus: "cloudsso.ScimSynchronization",
      userProvisioningConfiguration: "cloudsso.UserProvisioningConfiguration",
    };
    const kinds = definitions.map(({ kind }) => kind.replace(":", "."));
    assert.deepEqual(
      Object.values(owners).filter((owner) => !kinds.includes(owner)),
      [],
    );
    const blocks = Object.fromEntries(Object.keys(owners).map((name) => [name, {}]));
    const { message } = await failureOf(here.resource(KIND).preview(blocks));
    assert.deepEqual(
      message.split("\n"),
      Object.entries(owners).map(
        ([name, owner]) => `${name} is a resource of its own here: declare a ${owner} instead`,
      ),
    );
  });

  it("reads one that is there with get, and fails for one that is not", async () => {
    const found = await here.provider.read(KIND, here.cloud.directoryId, {});
    assert.equal(found.properties["region"], "cn-shanghai");
    await assert.rejects(here.provider.read(KIND, "d-000000000000", {}), {
      message: "there is no cloudsso:Directory with the id d-000000000000",
    });
  });

  it("is deleted when empty, and gone is taken for deleted", async () => {
    const directory = here.resource(KIND);
    await directory.up({});
    const again = directory.recorded;
    await directory.destroy();
    assert.equal(here.cloud.state.cloudsso.directory, null);
    directory.recorded = again;
    await directory.destroy();
  });

  it("is never emptied: a delete says what is left in it", async () => {
    const directory = here.resource(KIND);
    await directory.up({});
    const at = { DirectoryId: directory.id };
    await here.console("CreateAccessConfiguration", { ...at, AccessConfigurationName: "readers" });
    await here.console("CreateUser", { ...at, UserName: "alice" });
    await here.console("CreateUser", { ...at, UserName: "bob" });
    await here.console("CreateGroup", { ...at, GroupName: "operators" });
    await assert.rejects(directory.destroy(), {
      message: `directory ${directory.id} cannot be deleted: it still has 1 access configuration, 2 users, 1 group; remove them first`,
    });
    assert.equal(Object.keys(directoryOf(here.cloud).users).length, 2);
  });
});
