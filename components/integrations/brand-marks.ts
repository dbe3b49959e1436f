import {
  siDiscord,
  siGithub,
  siGmail,
  siGooglecalendar,
  siGoogledrive,
  siLinear,
  siNotion,
  siStripe,
  siTelegram,
  type SimpleIcon,
} from "simple-icons";

const icons: readonly SimpleIcon[] = [
  siDiscord,
  siGithub,
  siGmail,
  siGooglecalendar,
  siGoogledrive,
  siLinear,
  siNotion,
  siStripe,
  siTelegram,
];

/** The outline of each brand we may show, in a box of 24 by 24, by its slug at Simple Icons. */
export const brandMarks: ReadonlyMap<string, string> = new Map(
  icons.map(({ slug, path }) => [slug, path]),
);
