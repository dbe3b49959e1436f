/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native modules and the database driver are loaded by Node, not bundled.
  serverExternalPackages: ["@node-rs/argon2", "pg", "@prisma/client", "@prisma/adapter-pg", "undici"],
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
};
