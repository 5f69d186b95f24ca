/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE0S3O9DxshlZMcribPEOVMIAUMa2T
4sLvXWl7pxkvAmaTxT6MDQi/zYHCXOeM5rSzHlj7RvRWIEudPHNDLCTIYQ==
-----END PUBLIC KEY-----
`;
