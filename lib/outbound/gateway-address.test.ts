import { describe, expect, test } from "vitest";
import { toGatewayAddress } from "./gateway-address";

const hosts = ["gateway.discord.gg", "*.discord.gg"];

describe("where a gateway's connection goes", () => {
  test("is the address that the provider gave, where it is one of its own", () => {
    for (const address of ["wss://gateway.discord.gg", "wss://gateway-us-east1-b.discord.gg/x"])
      expect(toGatewayAddress(address, hosts, "real")).toBe(new URL(address).href);
  });

  test.each([
    "ws://gateway.discord.gg",
    "https://gateway.discord.gg",
    "wss://gateway.discord.gg:8443",
    "wss://user@gateway.discord.gg",
    "wss://discord.gg.example.com",
    "wss://evildiscord.gg",
    "wss://127.0.0.1",
    "gateway.discord.gg",
  ])("is never %s, to which a bot's credential would go", (address) => {
    for (const world of ["real", "sandbox"] as const)
      expect(() => toGatewayAddress(address, hosts, world)).toThrow(/cannot be reached/);
  });
});
