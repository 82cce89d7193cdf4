import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ims } from "../../provider";
import { foreignApplication } from "../support/foreign-application";
import { type Program, resultOf, startProgram } from "../support/program";
import { ramOf } from "../support/view";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe("functions about applications, service credentials and MFA devices", () => {
  let program: Program;
  let name: string;
  let userId: string;
  let appId: string;

  const sent = () => program.calls().map(({ action }) => action);

  before(async () => {
    program = await startProgram();
    name = `ann@${ramOf(program.cloud).defaultDomain}`;
    const { User } = await program.console("CreateUser", { UserPrincipalName: name, DisplayName: "Ann" }, "ims");
    userId = (User as { UserId: string }).UserId;
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  describe("getApplications", () => {
    before(async () => {
      const wanted = { AppType: "WebApp", DisplayName: "Portal", PredefinedScopes: "aliuid;profile" };
      await program.console("CreateApplication", { ...wanted, AppName: "zone" }, "ims");
      const all = { ...wanted, AppName: "portal", RequiredScopes: "aliuid", RedirectUris: "https://a.example.com" };
      const { Application } = await program.console("CreateApplication", all, "ims");
      appId = (Application as { AppId: string }).AppId;
      await program.console("CreateAppSecret", { AppId: appId }, "ims");
    });

    it("gives all, by name, and never a secret", async () => {
      const found = await ims.getApplications();
      assert.deepEqual(
        found.applications.map(({ appName }) => appName),
        ["portal", "zone"],
      );
      const { createDate, updateDate, ...portal } = found.applications[0] ?? {};
      assert.match(`${createDate}`, TIME);
      assert.match(`${updateDate}`, TIME);
      assert.deepEqual(portal, {
        id: appId,
        appId,
        appName: "portal",
        appType: "WebApp",
        displayName: "Portal",
        protocolVersion: "2.0",
        redirectUris: ["https://a.example.com"],
        predefinedScopes: ["openid", "aliuid", "profile"],
        requiredScopes: ["openid", "aliuid"],
        accessTokenValidity: 3600,
        refreshTokenValidity: 7_776_000,
        isMultiTenant: false,
        secretRequired: true,
      });
      assert.equal(found.ids[0], appId);
      assert.deepEqual(sent(), ["ListApplications"]);
      assert.deepEqual(await resultOf(ims.getApplicationsOutput().ids), found.ids);
      for (const { appSecretValue } of Object.values(ramOf(program.cloud).applications[appId]?.secrets ?? {})) {
        assert.ok(!JSON.stringify(found).includes(appSecretValue));
      }
    });
  });

  describe("getPredefinedScopes", () => {
    it("gives all, or those of a type, with what they are", async () => {
      const all = await ims.getPredefinedScopes();
      assert.ok(all.names.includes("aliuid") && all.names.includes("/acs/mcp-server"));
      assert.deepEqual(all.names, [...all.names].sort());
      assert.equal(all.scopes.find((scope) => scope.name === "aliuid")?.description, "Read the account id of the user");
      const ofServers = await resultOf(ims.getPredefinedScopesOutput({ appType: pulumi.output("ServerApp") }));
      assert.ok(!ofServers.names.includes("aliuid"));
      assert.deepEqual(sent(), ["ListPredefinedScopes", "ListPredefinedScopes"]);
    });

    it("refuses a type that there is not, which the service would take for all", async () => {
      await assert.rejects(resultOf(ims.getPredefinedScopesOutput({ appType: "" })), /appType must be one of WebApp,/);
      assert.deepEqual(sent(), []);
    });
  });

  describe("getExternalApplications", () => {
    it("gives those of other accounts that are installed, and no others", async () => {
      assert.deepEqual(await ims.getExternalApplications(), { ids: [], applications: [] });
      const external = foreignApplication(program.cloud);
      foreignApplication(program.cloud, "elsewhere");
      await program.console("ProvisionExternalApplication", { AppId: external, Scopes: "/acs/scim" }, "ims");
      const { ids, applications } = await resultOf(ims.getExternalApplicationsOutput());
      assert.deepEqual(ids, [external]);
      const { createDate, updateDate, ...one } = applications[0] ?? {};
      assert.match(`${createDate}`, TIME);
      assert.match(`${updateDate}`, TIME);
      assert.deepEqual(one, {
        id: external,
        appId: external,
        displayName: "Sync",
        appPrincipalName: `sync@app.${program.cloud.managementAccountId}.onaliyun.com`,
        scopes: ["openid", "/acs/scim"],
      });
    });
  });

  describe("getServiceCredentials", () => {
    const credentials = () => Object.values(ramOf(program.cloud).users[userId]?.serviceCredentials ?? {});

    before(async () => {
      const at = { UserPrincipalName: name, ServiceCredentialName: "robot" };
      for (let index = 0; index < 6; index++) {
        for (let nth = 0; nth < 2; nth++) {
          const age = nth === 0 ? { CredentialAgeDays: 30 } : {};
          const wanted = { ...at, ServiceName: `service-${index}.aliyuncs.com`, ...age };
          await program.console("CreateServiceCredential", wanted, "ims");
          await program.cloud.control.advanceClock(1000);
        }
      }
      const [first] = credentials();
      const off = { UserPrincipalName: name, ServiceCredentialId: first?.serviceCredentialId, Status: "Inactive" };
      await program.console("UpdateServiceCredential", off, "ims");
    });

    it("gives all of a user, the oldest first, and never a secret", async () => {
      const found = await ims.getServiceCredentials({ userPrincipalName: name });
      assert.deepEqual(sent(), ["GetUser", "ListServiceCredentials"]);
      assert.deepEqual(
        found.ids,
        credentials().map(({ serviceCredentialId }) => `${userId}:${serviceCredentialId}`),
      );
      const [first, second] = found.credentials;
      assert.deepEqual(
        [first?.status, first?.serviceName, first?.serviceCredentialName, first?.userId],
        ["Inactive", "service-0.aliyuncs.com", "robot", userId],
      );
      assert.match(`${first?.expirationTime}`, TIME);
      assert.equal(second !== undefined && "expirationTime" in second, false);
      for (const { serviceCredentialSecret } of credentials()) {
        assert.ok(!JSON.stringify(found).includes(serviceCredentialSecret));
      }
    });

    it("filters by the service and the status", async () => {
      const service = { userId, serviceName: "service-0.aliyuncs.com" };
      assert.equal((await ims.getServiceCredentials(service)).ids.length, 2);
      const off = ims.getServiceCredentialsOutput({ ...service, status: pulumi.output("Inactive") });
      assert.equal((await resultOf(off.ids)).length, 1);
      assert.deepEqual((await ims.getServiceCredentials({ userId, serviceName: "none.aliyuncs.com" })).ids, []);
    });

    it("never looks at the caller's own, and fails where there is no such user", async () => {
      await assert.rejects(ims.getServiceCredentials({}), /exactly one of userId and userPrincipalName must be given/);
      await assert.rejects(ims.getServiceCredentials({ userId, serviceName: "" }), /serviceName must be the name/);
      await assert.rejects(ims.getServiceCredentials({ userId: "200000000000000000" }), /EntityNotExist\.User/);
      assert.deepEqual(sent(), ["GetUser"]);
    });
  });

  describe("getVirtualMfaDevices", () => {
    it("gives all, page by page, who uses them, and never a seed", async () => {
      assert.deepEqual((await ims.getVirtualMfaDevices()).ids, []);
      for (let index = 0; index < 101; index++) {
        await program.console("CreateVirtualMFADevice", { VirtualMFADeviceName: `phone-${100 + index}` }, "ims");
      }
      const all = Object.values(ramOf(program.cloud).virtualMfaDevices);
      Object.assign(all[0] ?? {}, { userId, activateDate: Date.UTC(2026, 0, 2, 3, 4, 5) });
      await program.forget();
      const found = await resultOf(ims.getVirtualMfaDevicesOutput());
      assert.deepEqual(sent(), ["ListVirtualMFADevices", "ListVirtualMFADevices"]);
      const [first, second] = all.map(({ serialNumber }) => serialNumber);
      assert.equal(found.ids.length, 101);
      assert.deepEqual(found.devices.slice(0, 2), [
        {
          id: first,
          serialNumber: first,
          userId,
          userPrincipalName: name,
          activateDate: "2026-01-02T03:04:05Z",
        },
        { id: second, serialNumber: second },
      ]);
      for (const { base32StringSeed } of all) assert.ok(!JSON.stringify(found).includes(base32StringSeed));
    });
  });
});
