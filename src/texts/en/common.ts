export const common = {
  stillWorking: "Still at it; the result follows here.",
  ourFault: "That went wrong on my side, and it is logged. Nothing was changed. Please try once more.",
  unknownControl: "This button is from an older version of Watchfire. The pinned card has the current ones.",
};
