/** Self-signed, made for these tests, valid for a hundred years but for the last. Their keys were thrown away. */
export const certificates = {
  first: `-----BEGIN CERTIFICATE-----
MIIBhzCCAS2gAwIBAgIUTSs6flTIKFP1P08UCEcGrBqJbXkwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNZmlyc3QuZXhhbXBsZTAgFw0yNjExMjIxODM5MzFaGA8yMTI2
MTAyOTE4MzkzMVowGDEWMBQGA1UEAwwNZmlyc3QuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABADE8mUnxVAFQPVTaP7q4BWtnzGmfW/sthAr5PVGeFzw
MrYR36ntijUEBKeuKJaTeqpGDZagCHFnVbUHiWxmDsKjUzBRMB0GA1UdDgQWBBSg
8MAd0zRCREeIMfeiyhu7l2fYWzAfBgNVHSMEGDAWgBSg8MAd0zRCREeIMfeiyhu7
l2fYWzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCID1XX1NBq48l
fYL//axJLCQlvla69iiSSbV6UXgUiMOtAiEAvSia5M7YnBp7rUvwyoLi9vs5FKig
2iRZA9m6+AzCpWs=
-----END CERTIFICATE-----`,
  second: `-----BEGIN CERTIFICATE-----
MIIBiDCCAS+gAwIBAgIUAW9hYQnceOwMFKUBqS4pZ6a87gUwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOc2Vjb25kLmV4YW1wbGUwIBcNMjYxMTIyMTgzOTMxWhgPMjEy
NjEwMjkxODM5MzFaMBkxFzAVBgNVBAMMDnNlY29uZC5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEwU6qtNnmy5Sy9FNBbWx//tCjoC9Pb5RtUQPyAne3
M6KhyjShoTavDbxdi+WCO4lHUrKCPgy4CpZWXc3SeHx+0aNTMFEwHQYDVR0OBBYE
FA24JuriHEnDjHSludoUnyWvppF2MB8GA1UdIwQYMBaAFA24JuriHEnDjHSludoU
nyWvppF2MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgBWhNPlED
c7jtFuhsaSwySej5n++uL0foU+Xqwd4iX+4CIA46kqvbkHAjaX6fkCOSEJKOuCrg
BEIRdmMUkLYibgLu
-----END CERTIFICATE-----`,
  third: `-----BEGIN CERTIFICATE-----
MIIBhzCCAS2gAwIBAgIUCKZGrHHdLsEBLPGooXbpxr/LB5IwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNdGhpcmQuZXhhbXBsZTAgFw0yNjExMjIxODM5MzFaGA8yMTI2
MTAyOTE4MzkzMVowGDEWMBQGA1UEAwwNdGhpcmQuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABA3xTJRPmIjHOxwac9oG4VkbIh8Dp/eIRqU5BVodlS6l
e21VBmxhTaC48kf5ofBlXHr1ek+Ge9tI8jq7wW1W4BOjUzBRMB0GA1UdDgQWBBSM
qsVv6cqyafdopvBPJFClvl9HxzAfBgNVHSMEGDAWgBSMqsVv6cqyafdopvBPJFCl
vl9HxzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDPrOHHgwPi
Rksinks7ILpbABwPUEsV0voqI9fXNdzMIgIgSJg4XClvNmGAWZ+p1kmoaakalUQN
lEMtRHwBFgR4MBQ=
-----END CERTIFICATE-----`,
  rsa: `-----BEGIN CERTIFICATE-----
MIIDDzCCAfegAwIBAgIUNIxFQIe+CVxOufvjUGPhuTj+sB0wDQYJKoZIhvcNAQEL
BQAwFjEUMBIGA1UEAwwLcnNhLmV4YW1wbGUwIBcNMjYxMTIyMTgzOTMyWhgPMjEy
NjEwMjkxODM5MzJaMBYxFDASBgNVBAMMC3JzYS5leGFtcGxlMIIBIjANBgkqhkiG
9w0BAQEFAAOCAQ8AMIIBCgKCAQEAy19fqNq2S0NfCxtogvL1Wv/N3x9DzhG2UChb
KfepHBn2voHfzqmOZcqpTrblBoMHhNkwKHLL7L7IsWNIuZ5kqSBH+2N9jjWQ8BFG
Z/EU0TY7JpkGSilXh/2eM+u2iWZ+xWvacbA978pyA6DLpyT4h7z6sgmy3qLd0gAA
aw9MfA67C6z33MGlC0ZVsvM8qO3qwBH13Ecc22Ky04D1kDlWsQAxz166LC17zh8L
g250x13lZu8CD18DQ4+I5BBz7/3MQuYYjJQPXm+CXwh1gESL+Jp3LJUJ9WS3znAS
AxE+Zwx8R/tOJy3bg2opQHF0p2h/WZ+Bq0c/Y1XlVVCBqdYm2QIDAQABo1MwUTAd
BgNVHQ4EFgQUOcazqZsqSbtc0dRH+pvaqUC8WDQwHwYDVR0jBBgwFoAUOcazqZsq
Sbtc0dRH+pvaqUC8WDQwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOC
AQEAjmuY3U3gn83Pdz6PF4BHlXxSG6v+vayXXOOVM1Jg2y0waM96EgjCegjFr/vR
XomeqbLWZOg25cv47AqyjeNTYEucxVm8SLJLc5CetAXUWU3FqFqi/MRVxIQoioDn
T8V/D9hppGJRCz5kxxwyEvox2T/c/LKW+nKXZtkvVdOlkIveYHE3EN/jXMh6upGI
UkfRtbkDompeSQxFWWQB91FaBbeYh2U7NsChOgERe1TmjUkvrH6zW2F1Mnz4z3yR
VjeRTv7oS0vGDumJeu7J3OdPTvOPxPwLGlvSO3mAuHOwQp3uExNqju7vPV1rrzoj
FTmzhzrPZd33hMklmxlXX8k7NA==
-----END CERTIFICATE-----`,
  /** It expired on 2025-03-01. */
  expired: `-----BEGIN CERTIFICATE-----
MIIBGjCBwgIBATAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9leHBpcmVkLmV4YW1w
bGUwHhcNMjQwMTAxMDAwMDAwWhcNMjUwMzAxMDAwMDAwWjAaMRgwFgYDVQQDDA9l
eHBpcmVkLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASo/WccOywh
6Kcx8Wyp81+kTZ8m76vp5STg061EPBb6WMcsZM6t0RDT4UYt4adsWBOtP9p1gEcI
d7M6ZSJw/vMkMAoGCCqGSM49BAMCA0cAMEQCIFw7TOrLBVyrJaKBOOkL1y0OcJ1T
TM94eRlPiMBphy0MAiAfaOzVnDxt8SmVV5etcXTwDBPlTfkVEDVcAA5R+aiyxw==
-----END CERTIFICATE-----`,
} as const;

const bare = (pem: string) => pem.replace(/-----[A-Z ]+-----|\s/g, "");

/** The Base64 of an identity provider's metadata file; with a key for encryption, which is none for signatures. */
export function metadata(...pems: readonly string[]): string {
  const key = (use: string, pem: string) =>
    `<md:KeyDescriptor use="${use}"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>` +
    `<ds:X509Certificate>${bare(pem)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
  const xml = [
    '<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example/e">',
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    ...pems.map((pem) => key("signing", pem)),
    key("encryption", certificates.rsa),
    '<md:SingleSignOnService Location="https://idp.example/sso?a=1&amp;b=2"',
    ' Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"/>',
    "</md:IDPSSODescriptor></md:EntityDescriptor>",
  ];
  return Buffer.from(xml.join("")).toString("base64");
}
