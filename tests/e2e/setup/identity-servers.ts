import { createSocket } from "node:dgram";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { freePort } from "@cartage/local/ports";
import dns from "dns-packet";
import Provider from "oidc-provider";
import { selfSigned } from "../../accounts/sso/certificate.ts";
import { createSamlProvider, requestIn } from "../../accounts/sso/saml-provider.ts";
import { forgingProvider } from "./forging-provider.ts";

/** What the tests are told of the servers that stand for a company's own. */
export interface IdentityServers {
  /** OpenID Connect: oidc-provider, whose sign-in page takes any name. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** SAML 2.0: the metadata as its administrator would send it. */
  samlMetadata: string;
  /** Takes a POST of `{domain, text}` and answers with it to DNS from then on. */
  dnsControl: string;
}

/** Starts a provider of OpenID Connect, one of SAML and a name server; answers the variables that lead web to them. */
export async function startIdentityServers() {
  const [oidcPort, samlPort, forgedPort, dnsPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const client = { clientId: "cartage", clientSecret: "the client secret of the tests" };
  const issuer = `http://localhost:${oidcPort}`;
  const oidc = await listening(createServer(openIdConnect(issuer, client).callback()), oidcPort);
  const proofs = new Map<string, string>();
  const saml = samlServer(`http://localhost:${samlPort}`, proofs);
  const other = await listening(saml.server, samlPort);
  const forging = forgingProvider(`http://localhost:${forgedPort}`);
  const third = await listening(forging.server, forgedPort);
  const names = await nameServer(dnsPort, proofs);
  const servers: IdentityServers = {
    issuer,
    ...client,
    samlMetadata: saml.metadata,
    dnsControl: `http://localhost:${samlPort}/dns`,
  };
  return {
    servers,
    variables: {
      SSO_PRIVATE_HOSTS: [oidcPort, samlPort, forgedPort].map((port) => `localhost:${port}`).join(),
      SSO_DNS_SERVERS: `127.0.0.1:${dnsPort}`,
      AUTH_PROVIDERS: JSON.stringify([{ id: "works", name: "Works account", issuer, ...client }, ...forging.providers]),
    },
    async stop() {
      for (const server of [oidc, other, third]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      await new Promise<void>((resolve) => names.close(resolve));
    },
  };
}

function openIdConnect(issuer: string, { clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const provider = new Provider(issuer, {
    clients: [
      { client_id: clientId, client_secret: clientSecret, redirect_uris: ["https://cartage.example/callback"] },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
    scopes: ["openid", "email", "profile"],
    // who signs in there is called what they type, and has an address that is verified
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, name: `The ${id.split("@")[0]}`, groups: ["fleet"] }),
    }),
    features: { devInteractions: { enabled: true } },
  });
  // the address that people are sent back to has an id that only the test makes
  provider.Client.prototype.redirectUriAllowed = () => true;
  provider.on("server_error", (_context, error) => process.stderr.write(`oidc-provider: ${error}\n`));
  return provider;
}

function samlServer(address: string, proofs: Map<string, string>) {
  const own = selfSigned("login.company.example");
  const provider = createSamlProvider(own, `${address}/entity`);
  const page = (body: string) => `<!doctype html><title>Company</title><body>${body}</body>`;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", address);
    response.setHeader("content-type", "text/html");
    if (url.pathname === "/dns") {
      const { domain, text: proof } = JSON.parse(await text(request)) as { domain: string; text: string };
      proofs.set(domain, proof);
      response.end();
      return;
    }
    if (request.method === "GET") {
      response.end(
        page('<form method="post"><input name="email" aria-label="Who are you?"><button>Sign in</button></form>'),
      );
      return;
    }
    const email = (await formOf(request)).get("email") ?? "";
    const { xml, relayState } = requestIn(url.href);
    const consumer = /AssertionConsumerServiceURL="([^"]+)"/.exec(xml)?.[1] ?? "";
    const person = { id: email, email, name: `The ${email.split("@")[0]}` };
    const urls = { entityId: consumer.replace(/\/consume$/, ""), consumer };
    const answer = Buffer.from(await provider.respond(url.href, urls, { person })).toString("base64");
    response.end(
      page(`<form method="post" action="${consumer}"><input type="hidden" name="SAMLResponse" value="${answer}">
        <input type="hidden" name="RelayState" value="${relayState}"></form><script>document.forms[0].submit()</script>`),
    );
  });
  const certificate = own.certificate.replace(/-----[A-Z ]+-----|\s/g, "");
  const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${provider.entityId}">
    <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
      <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
      <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${address}/sso"/>
    </IDPSSODescriptor></EntityDescriptor>`;
  return { server, metadata };
}

const formOf = async (request: IncomingMessage) => new URLSearchParams(await text(request));

async function nameServer(port: number, proofs: Map<string, string>) {
  const socket = createSocket("udp4");
  socket.on("message", (message, sender) => {
    const asked = dns.decode(message);
    const name = asked.questions?.[0]?.name ?? "";
    const proof = proofs.get(name);
    const answers = proof === undefined ? [] : [{ type: "TXT" as const, name, ttl: 0, data: proof }];
    const answer = {
      type: "response" as const,
      id: asked.id ?? 0,
      flags: dns.RECURSION_DESIRED | dns.RECURSION_AVAILABLE,
    };
    socket.send(dns.encode({ ...answer, questions: asked.questions ?? [], answers }), sender.port, sender.address);
  });
  await new Promise<void>((resolve) => socket.bind(port, "127.0.0.1", resolve));
  return socket;
}

async function listening(server: Server, port: number): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  return server;
}
