/** Sources and layers whose ids begin so are ours, and stay when the ground beneath is changed. */
export const ownPrefix = "cartage-";
