import type { webErasures as english } from "../en/web-erasures.ts";
import type { Translation } from "../translation.ts";

export const webErasures = {
  erase: "Xóa vị trí…",
  title: "Xóa vị trí của {name}",
  vehicleText:
    "Mọi vị trí trong thời gian này sẽ bị xóa vĩnh viễn, của mọi thiết bị khi gắn trên phương tiện này: kể cả những ngày đã nén, cùng chuyến đi, điểm dừng, lượt ghé và cảnh báo, và các tin không đọc được.",
  driverText:
    "Mọi vị trí trong thời gian này sẽ bị xóa vĩnh viễn, của mọi phương tiện khi được giao cho tài xế này và của điện thoại tài xế: kể cả những ngày đã nén, cùng chuyến đi, điểm dừng, lượt ghé và cảnh báo, các tin không đọc được, và nội dung bằng chứng giao nhận của tài xế này; dấu niêm phong vẫn còn.",
  from: "Từ",
  to: "Đến",
  days: "Ngày theo giờ UTC, tính cả hai ngày.",
  typed: "Nhập {name} để xác nhận",
  confirm: "Xóa",
  asked: "Đang xóa vị trí của {name}",
  section: "Vị trí đã xóa",
  sectionLead:
    "Những gì đã xóa theo yêu cầu của phương tiện và tài xế. Yêu cầu được gửi ở trang phương tiện, hoặc bên cạnh thành viên.",
  none: "Chưa xóa gì.",
  line: "{from} – {to} · do {who} yêu cầu",
  someone: "người đã rời đi",
  gone: "Đã xóa {positions, plural, other {# vị trí}}, {letters, plural, other {# tin}} và {facts, plural, other {# dòng suy ra}}",
  underWay: "Đang xóa",
  done: "Xong",
} satisfies Translation<typeof english>;
