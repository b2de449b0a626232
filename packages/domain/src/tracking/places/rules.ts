/**
 * Vietnamese names where GeoNames gives an English or an unmarked one. Elsewhere a place keeps the one name it has.
 */
export const vietnameseNames: Readonly<Record<string, string>> = {
  "Ho Chi Minh City": "TP. Hồ Chí Minh",
  Hanoi: "Hà Nội",
  "Da Nang": "Đà Nẵng",
  Haiphong: "Hải Phòng",
  "Qui Nhon": "Quy Nhơn",
  "Sa Dec": "Sa Đéc",
  "Thị Xã Phú Mỹ": "Phú Mỹ",
  "Cẩm Phả Mines": "Cẩm Phả",
  "Đưc Trọng": "Đức Trọng",
  "Phan Rang-Tháp Chàm": "Phan Rang – Tháp Chàm",
};

/** Đ is sometimes typed as the Icelandic Ð, which looks alike and sorts and searches apart. */
export const mendLetters = (name: string) => name.replaceAll("Ð", "Đ");
