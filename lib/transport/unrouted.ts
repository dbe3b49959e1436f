/** Operations without an address of the REST API, each with the reason. */
export const unrouted: Readonly<Record<string, string>> = {
  authorize_connect:
    "Sends this very browser to the provider, and binds what comes back to its session: a step of the connect page.",
  connect_app:
    "Sends this very browser to the provider, where the agent's app is installed: a step of the connect page.",
  finish_connect_bot: "The queue's own, as the person who asked for the bot, once it is made.",
  finish_connect: "The provider's answer, which comes to its callback with the browser.",
  refuse_connect: "The callback's own, for somebody who lost the role while at the provider.",
  resolve_connect:
    "Decides about the grant that this browser's session brought back: a step of the connect page.",
  get_connect_link: "The page of a secret link, opened with a browser.",
  open_connect_link: "A step of the page of a secret link.",
  start_from_link: "A step of the page of a secret link.",
  decline_connect_link: "A step of the page of a secret link.",
};
