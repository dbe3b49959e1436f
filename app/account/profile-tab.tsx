import { cookies } from "next/headers";
import { PasswordForm } from "@/components/people/password-form";
import { singleKeysCookie, toSingleKeys } from "@/components/shell/single-keys";
import { SingleKeysSwitch } from "@/components/shell/single-keys-switch";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Button } from "@/components/ui/button";
import { Card, Item, ItemList } from "@/components/ui/item";
import { changePassword, signOut } from "./actions";

/** How one sees the dashboard, and how one gets in and out. */
export async function ProfileTab() {
  const singleKeys = toSingleKeys((await cookies()).get(singleKeysCookie)?.value);
  return (
    <>
      <section aria-labelledby="display">
        <h2 id="display" className="mb-2 text-lg font-semibold">
          Display and keys
        </h2>
        <ItemList>
          <Item title="Theme" description="On this browser." actions={<ThemeSwitch />} />
          <Item
            title={<span id="single-keys">Keyboard shortcuts of one letter</span>}
            description="Like g then c, / and ?. They never work inside a field. Ctrl K and Ctrl B always do."
            actions={<SingleKeysSwitch initial={singleKeys} labelId="single-keys" />}
          />
        </ItemList>
      </section>
      <section aria-labelledby="password">
        <h2 id="password" className="mb-2 text-lg font-semibold">
          Password
        </h2>
        <Card className="p-4">
          <PasswordForm onChange={changePassword} />
        </Card>
      </section>
      <section aria-labelledby="sign-out">
        <h2 id="sign-out" className="mb-2 text-lg font-semibold">
          Sign out
        </h2>
        <form action={signOut}>
          <Button type="submit">Sign out of this browser</Button>
        </form>
      </section>
    </>
  );
}
