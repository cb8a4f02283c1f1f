// A real OpenID provider on this machine, for the tests of signing in elsewhere.
// node identity_provider.mjs PORT CLIENT SECRET REDIRECT: prints "ready" when it listens. Whoever signs in
// with any password is who they say; a name that begins with "un" has an address nobody verified.
import { Provider } from "oidc-provider";

const [port, client_id, client_secret, redirect] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id, client_secret, redirect_uris: [redirect], grant_types: ["authorization_code"] }],
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
  cookies: { keys: ["only for tests"] },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: id,
      email: `${id}@house.example`,
      email_verified: !id.startsWith("un"),
    }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
