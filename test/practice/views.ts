export const plain = (text: string) => ({ type: "plain_text" as const, text });
export const declareModal = {
  type: "modal" as const,
  callback_id: "declare",
  title: plain("Declare an incident"),
  submit: plain("Declare"),
  private_metadata: "origin",
  blocks: [
    {
      type: "input" as const,
      block_id: "title",
      label: plain("What is happening?"),
      element: { type: "plain_text_input" as const, action_id: "value", max_length: 50 },
    },
    {
      type: "input" as const,
      block_id: "severity",
      optional: true,
      label: plain("Severity"),
      element: {
        type: "static_select" as const,
        action_id: "value",
        options: [
          { text: plain("SEV1: critical"), value: "sev1" },
          { text: plain("SEV2: major"), value: "sev2" },
        ],
      },
    },
    {
      type: "input" as const,
      block_id: "lead",
      optional: true,
      label: plain("Who leads?"),
      element: { type: "users_select" as const, action_id: "value" },
    },
  ],
};

export function cardWith(label: string) {
  return [
    { type: "section", text: { type: "mrkdwn", text: "*SEV2* Checkout is failing" } },
    {
      type: "actions",
      block_id: "roles",
      elements: [{ type: "button", action_id: "take", value: "inc-1", text: plain(label) }],
    },
  ];
}
