import assert from "node:assert/strict";
import { type Desk, openDesk } from "../desk";
import { certificates, metadata } from "./certificates";

describe("emulator: settings of a directory", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  const refused = (action: string, parameters: object = {}) => desk.refused("cloudsso", action, { ...parameters });
  const options = (chosen: Parameters<Desk["emulator"]["control"]["setOptions"]>[0]) =>
    desk.emulator.control.setOptions(chosen);

  describe("MFA", () => {
    const settings = async () => {
      const { MFAAuthenticationSettingInfo } = await desk.cloudsso("GetMFAAuthenticationSettingInfo");
      const { MFAAuthenticationAdvanceSettings } = await desk.cloudsso("GetMFAAuthenticationSettings");
      const { MFAAuthenticationStatus } = await desk.cloudsso("GetMFAAuthenticationStatus");
      const { MfaAuthenticationAdvanceSettings: newer, OperationForRiskLogin } = MFAAuthenticationSettingInfo;
      assert.equal(newer, MFAAuthenticationAdvanceSettings);
      return [newer, OperationForRiskLogin, MFAAuthenticationStatus];
    };

    it("is one setting under three names, and tells about risky logons with any, or only where it matters", async () => {
      assert.deepEqual(await settings(), ["Enabled", "Autonomous", "Enabled"]);
      await desk.cloudsso("UpdateMFAAuthenticationSettings", {
        MFAAuthenticationSettings: "Byuser",
        OperationForRiskLogin: "EnforceVerify",
      });
      assert.deepEqual(await settings(), ["Byuser", "EnforceVerify", "Disabled"]);
      await desk.cloudsso("UpdateMFAAuthenticationSettings", { MFAAuthenticationSettings: "Disabled" });
      assert.deepEqual(await settings(), ["Disabled", "EnforceVerify", "Disabled"]);
      await options({ riskLoginReadBack: "with Byuser and OnlyRiskyLogin" });
      assert.deepEqual(await settings(), ["Disabled", undefined, "Disabled"]);
      await desk.cloudsso("UpdateMFAAuthenticationSettings", { MFAAuthenticationSettings: "OnlyRiskyLogin" });
      assert.deepEqual(await settings(), ["OnlyRiskyLogin", "EnforceVerify", "Disabled"]);
      await options({ oldMfaStatus: "of all but Disabled" });
      assert.deepEqual(await settings(), ["OnlyRiskyLogin", "EnforceVerify", "Enabled"]);
      await desk.cloudsso("SetMFAAuthenticationStatus", { MFAAuthenticationStatus: "Enabled" });
      assert.deepEqual(await settings(), ["Enabled", undefined, "Enabled"]);
    });

    it("takes its verification types as the JSON of a list of texts", async () => {
      const send = (AllowedVerificationTypes: string) => ({
        MFAAuthenticationSettings: "Enabled",
        AllowedVerificationTypes,
      });
      for (const types of ['"TOTP"', "[1]", "TOTP"]) {
        const code = await refused("UpdateMFAAuthenticationSettings", send(types));
        assert.equal(code, "InvalidParameter.AllowedVerificationTypes", types);
      }
    });
  });

  describe("the logon preference", () => {
    const preference = async () => Object.values((await desk.cloudsso("GetLoginPreference")).LoginPreference);

    it("keeps what is left out, and is cleared by a lone semicolon only", async () => {
      await desk.cloudsso("SetLoginPreference", { LoginNetworkMasks: "10.0.0.0/8;1.2.3.4" });
      await desk.cloudsso("SetLoginPreference", { AllowUserToGetCredentials: true });
      assert.deepEqual(await preference(), [true, "10.0.0.0/8;1.2.3.4"]);
      await desk.cloudsso("SetLoginPreference", { LoginNetworkMasks: "" });
      assert.deepEqual(await preference(), [true, "10.0.0.0/8;1.2.3.4"]);
      await desk.cloudsso("SetLoginPreference", { LoginNetworkMasks: ";" });
      assert.deepEqual(await preference(), [true, ""]);
    });

    it("takes a hundred IPv4 networks and nothing else", async () => {
      const many = (count: number) => Array.from({ length: count }, (_, index) => `10.0.0.${index}`).join(";");
      await desk.cloudsso("SetLoginPreference", { LoginNetworkMasks: many(100) });
      for (const masks of [many(101), "10.0.0.256", "10.0.0.0/33", "10.0.0", "example.com", "::1"]) {
        const code = await refused("SetLoginPreference", { LoginNetworkMasks: masks });
        assert.equal(code, "InvalidParameter.LoginNetworkMasks", masks);
      }
      assert.deepEqual(await preference(), [false, many(100)]);
    });
  });

  it("read a passed source identity as one spelling or the other", async () => {
    const setting = async () => (await desk.cloudsso("GetAttributePassingSetting")).AttributePassingSetting;
    await desk.cloudsso("UpdateAttributePassingSetting", { SourceIdentityPassing: "UserName" });
    await desk.cloudsso("UpdateAttributePassingSetting");
    assert.deepEqual(await setting(), { SourceIdentityPassing: "UserName" });
    await options({ sourceIdentitySpelling: "Username" });
    assert.deepEqual(await setting(), { SourceIdentityPassing: "Username" });
  });

  it("has global access, which it tells in an object or as a text", async () => {
    await desk.cloudsso("UpdateDirectoryGlobalAccessStatus", { GlobalAccessStatus: "Enabled" });
    const answer = () => desk.answer("cloudsso", "GetDirectoryGlobalAccessStatus");
    assert.deepEqual((await answer()).json.GlobalAccessStatus, { status: "Enabled" });
    await options({ globalAccessAnswer: "text" });
    assert.equal((await answer()).json.GlobalAccessStatus, "Enabled");
  });

  describe("the password policy", () => {
    const policy = async () => (await desk.cloudsso("GetPasswordPolicy")).PasswordPolicy;

    it("keeps what is left out, or takes the default for it when told so", async () => {
      await desk.cloudsso("SetPasswordPolicy", { MaxPasswordAge: 30 });
      await desk.cloudsso("SetPasswordPolicy", { MinPasswordLength: 12 });
      assert.deepEqual([(await policy()).MaxPasswordAge, (await policy()).MinPasswordLength], [30, 12]);
      await options({ omittedPasswordPolicyField: "reset" });
      await desk.cloudsso("SetPasswordPolicy", { MaxLoginAttempts: 3 });
      const { MaxPasswordAge, MinPasswordLength, MaxLoginAttempts } = await policy();
      assert.deepEqual([MaxPasswordAge, MinPasswordLength, MaxLoginAttempts], [90, 8, 3]);
    });

    it("asks for no more different characters than there are", async () => {
      assert.equal((await policy()).MinPasswordDifferentChars, 8);
      await options({ initialDifferentChars: 3 });
      assert.equal((await policy()).MinPasswordDifferentChars, 3);
      const send = { MinPasswordLength: 10, MinPasswordDifferentChars: 11 };
      assert.equal(await refused("SetPasswordPolicy", send), "InvalidParameter.MinPasswordDifferentChars");
      assert.equal(await refused("SetPasswordPolicy", { MaxPasswordAge: 0 }), "InvalidParameter.MaxPasswordAge");
    });

    it("holds for passwords that are given, and for those that are made", async () => {
      const { UserId } = (await desk.cloudsso("CreateUser", { UserName: "alice" })).User;
      const reset = (Password: string) => desk.answer("cloudsso", "ResetUserPassword", { UserId, Password });
      const broken = "Unverified.Invalid.Password";
      const cases: readonly (readonly [password: string, code: string | undefined])[] = [
        ["Sh0rt-A", "InvalidParameter.Password"],
        ["Abcdefg1", broken],
        ["Aaaaaaa1-", broken],
        ["Alice-Abc1", broken],
        ["Correct-Horse1", undefined],
        ["Correct-Horse1", broken],
        ["Battery-Staple2", undefined],
        ["Correct-Horse1", undefined],
      ];
      for (const [password, code] of cases) assert.equal((await reset(password)).json.Code, code, password);
      await desk.cloudsso("SetPasswordPolicy", {
        PasswordReusePrevention: 3,
        MinPasswordDifferentChars: 32,
        MinPasswordLength: 32,
      });
      assert.equal((await reset("Battery-Staple2")).json.Code, broken);
      const made = { UserId, GenerateRandomPassword: true };
      const { NewPassword } = await desk.cloudsso("ResetUserPassword", made);
      assert.match(NewPassword, /^.{32}$/);
      assert.notEqual((await desk.cloudsso("ResetUserPassword", made)).NewPassword, NewPassword);
      assert.equal(await refused("ResetUserPassword", { ...made, Password: "Correct-Horse1" }), broken);
      assert.equal(await refused("ResetUserPassword", { UserId }), broken);
      assert.doesNotMatch(JSON.stringify(desk.emulator.calls), /Correct-Horse|Battery/);
    });
  });

  describe("SCIM", () => {
    it("gives its secret once, and a year", async () => {
      const { SCIMServerCredential: made } = await desk.cloudsso("CreateSCIMServerCredential");
      assert.match(made.CredentialSecret, /^[A-Za-z0-9]{64}$/);
      assert.equal(Date.parse(made.ExpireTime) - Date.parse(made.CreateTime), 365 * 86_400_000);
      const { CredentialSecret, ...rest } = made;
      assert.deepEqual((await desk.cloudsso("ListSCIMServerCredentials")).SCIMServerCredentials, [rest]);
      const off = { CredentialId: made.CredentialId, NewStatus: "Disabled" };
      const { SCIMServerCredential } = await desk.cloudsso("UpdateSCIMServerCredentialStatus", off);
      assert.deepEqual(SCIMServerCredential, { ...rest, Status: "Disabled" });
    });
  });

  describe("SAML", () => {
    const provider = async () => {
      const { SAMLIdentityProviderConfiguration } = await desk.cloudsso("GetExternalSAMLIdentityProvider");
      return SAMLIdentityProviderConfiguration;
    };
    const set = (parameters: object) => desk.cloudsso("SetExternalSAMLIdentityProvider", { ...parameters });
    const listed = async () => (await desk.cloudsso("ListExternalSAMLIdPCertificates")).SAMLIdPCertificates;

    it("is off and empty until it is set, or not there at all", async () => {
      assert.deepEqual(await provider(), { DirectoryId: desk.emulator.directoryId, SSOStatus: "Disabled" });
      await options({ samlNeverSet: "nothing" });
      assert.equal(await provider(), undefined);
      await desk.cloudsso("ClearExternalSAMLIdentityProvider");
    });

    it("takes everything from a metadata file but whether it is on", async () => {
      await set({
        EntityId: "https://old.example",
        LoginUrl: "https://old.example/in",
        X509Certificate: certificates.rsa,
      });
      await set({ SSOStatus: "Enabled" });
      const EncodedMetadataDocument = metadata(certificates.first, certificates.second);
      await set({ EncodedMetadataDocument });
      const { CertificateIds, CreateTime, UpdateTime, ...rest } = await provider();
      assert.deepEqual(rest, {
        DirectoryId: desk.emulator.directoryId,
        EntityId: "https://idp.example/e",
        LoginUrl: "https://idp.example/sso?a=1&b=2",
        BindingType: "Redirect",
        WantRequestSigned: true,
        SSOStatus: "Enabled",
        EncodedMetadataDocument,
      });
      assert.deepEqual(
        (await listed()).map(({ CertificateId }: { CertificateId: string }) => CertificateId),
        CertificateIds,
      );
      assert.equal(CertificateIds.length, 2);
    });

    it("takes single parameters alone, a certificate for all of them", async () => {
      await set({ EncodedMetadataDocument: metadata(certificates.first, certificates.second) });
      const before = await provider();
      await set({ LoginUrl: "https://idp.example/new" });
      const after = await provider();
      assert.deepEqual(
        { ...after, UpdateTime: "" },
        { ...before, LoginUrl: "https://idp.example/new", UpdateTime: "" },
      );
      await set({ X509Certificate: certificates.third });
      assert.deepEqual(
        (await listed()).map(({ Subject }: { Subject: string }) => Subject),
        ["CN=third.example"],
      );
    });

    it("refuses what is no metadata, no certificate, too many of them, and the same again", async () => {
      const wrong = Buffer.from("<EntityDescriptor entityID='x'/>").toString("base64");
      for (const document of ["nonsense", wrong, metadata("not a certificate")]) {
        const code = await refused("SetExternalSAMLIdentityProvider", { EncodedMetadataDocument: document });
        assert.match(code, /^InvalidParameter\.(EncodedMetadataDocument|X509Certificate)$/);
      }
      const three = metadata(certificates.first, certificates.second, certificates.third);
      const many = { EncodedMetadataDocument: three };
      assert.equal(
        await refused("SetExternalSAMLIdentityProvider", many),
        "Unverified.QuotaReached.SAMLIdPCertificate",
      );
      const add = (X509Certificate: string) =>
        desk.answer("cloudsso", "AddExternalSAMLIdPCertificate", { X509Certificate });
      assert.equal((await add("nonsense")).json.Code, "InvalidParameter.X509Certificate");
      assert.equal((await add(certificates.first)).status, 200);
      assert.equal((await add(certificates.first)).json.Code, "Unverified.AlreadySo.SAMLIdPCertificate");
      await options({ repeatedCertificate: "accept" });
      assert.equal((await add(certificates.first)).status, 200);
      const unknown = { CertificateId: "idp-c-none" };
      assert.equal(
        await refused("RemoveExternalSAMLIdPCertificate", unknown),
        "Unverified.NotThere.SAMLIdPCertificate",
      );
    });

    it("reads certificates", async () => {
      await set({ X509Certificate: certificates.rsa });
      await desk.cloudsso("AddExternalSAMLIdPCertificate", { X509Certificate: certificates.first });
      const [rsa, ec] = await listed();
      assert.deepEqual([rsa.Issuer, rsa.Version, rsa.SignatureAlgorithm], ["CN=rsa.example", 3, "SHA256withRSA"]);
      assert.deepEqual([ec.Issuer, ec.Version, ec.SignatureAlgorithm], ["CN=first.example", 3, "SHA256withECDSA"]);
      assert.match(rsa.SerialNumber, /^[0-9A-F]{40}$/);
      assert.match(rsa.PublicKey, /^-----BEGIN PUBLIC KEY-----/);
      assert.equal(rsa.X509Certificate.trim(), certificates.rsa);
      assert.ok(Date.parse(rsa.NotAfter) - Date.parse(rsa.NotBefore) > 99 * 365 * 86_400_000);
    });

    it("is on only with all that it needs, unless told otherwise, and is cleared only when off", async () => {
      const on = { SSOStatus: "Enabled" };
      assert.equal(await refused("SetExternalSAMLIdentityProvider", on), "Unverified.WrongState.SSO");
      await set({ EncodedMetadataDocument: metadata(certificates.first), ...on });
      assert.equal((await desk.cloudsso("GetDirectoryStatistics")).DirectoryStatistics.SSOEnabled, true);
      const [{ CertificateId }] = await listed();
      assert.equal(await refused("RemoveExternalSAMLIdPCertificate", { CertificateId }), "Unverified.WrongState.SSO");
      assert.equal(await refused("ClearExternalSAMLIdentityProvider"), "Unverified.WrongState.SSO");
      await set({ SSOStatus: "Disabled" });
      assert.equal(await refused("DeleteDirectory"), "Unverified.InUse.Directory");
      await desk.cloudsso("ClearExternalSAMLIdentityProvider");
      await options({ ssoWithoutProvider: "accept" });
      await set(on);
      assert.equal((await provider()).SSOStatus, "Enabled");
    });

    it("keeps whether it is on and whether requests are signed, or resets both when told so", async () => {
      const on = { SSOStatus: "Enabled", WantRequestSigned: true };
      await set({ EncodedMetadataDocument: metadata(certificates.first), ...on });
      await set({ LoginUrl: "https://idp.example/new" });
      const kept = await provider();
      assert.deepEqual([kept.SSOStatus, kept.WantRequestSigned], ["Enabled", true]);
      await options({ omittedSsoFields: "reset" });
      await set({ LoginUrl: "https://idp.example/newer" });
      const reset = await provider();
      assert.deepEqual([reset.SSOStatus, reset.WantRequestSigned], ["Disabled", false]);
    });

    it("is cleared while it is on when told so", async () => {
      await options({ clearingWithSsoOn: "accept" });
      await set({ EncodedMetadataDocument: metadata(certificates.first), SSOStatus: "Enabled" });
      await desk.cloudsso("ClearExternalSAMLIdentityProvider");
      assert.equal((await provider()).SSOStatus, "Disabled");
    });

    it("tells the other side where the directory is, always the same", async () => {
      const info = async () => (await desk.cloudsso("GetDirectorySAMLServiceProviderInfo")).SAMLServiceProvider;
      const { directoryId } = desk.emulator;
      const { EntityId, AcsUrl, EncodedMetadataDocument } = await info();
      assert.equal(EntityId, `https://signin-cn-shanghai.alibabacloudsso.com/saml/sp/${directoryId}`);
      assert.match(AcsUrl, /\/saml\/acs\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      const xml = Buffer.from(EncodedMetadataDocument, "base64").toString();
      assert.ok(xml.includes(`entityID="${EntityId}"`) && xml.includes(`Location="${AcsUrl}"`));
      await desk.cloudsso("SetDirectorySAMLServiceProviderInfo", { AuthnSignAlgo: "rsa-sha1" });
      const changed = await info();
      assert.deepEqual([changed.AuthnSignAlgo, changed.CertificateType], ["rsa-sha1", "self-signed"]);
      assert.equal(changed.AcsUrl, AcsUrl);
    });
  });
});
