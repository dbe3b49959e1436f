/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types; doing it again would make the first start three times as long.
  typescript: { ignoreBuildErrors: true },
  // Native modules, the database driver and the clients of key services are loaded by Node, not bundled.
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "undici",
    "graphile-worker",
    "@discordjs/ws",
    "nodemailer",
    "@aws-sdk/client-kms",
    "node-vault",
  ],
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
};
