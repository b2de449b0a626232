import type { webScreening as enScreening } from "../en/web-screening.ts";
import type { Translation } from "../translation.ts";

export const webScreening: Translation<typeof enScreening> = {
  title: "Sàng lọc vị trí",
  lead: "Khi nào Cartage bắt đầu nghi ngờ một vị trí, và khi nào một chuyến được coi là kết thúc. Vị trí bị nghi ngờ vẫn được giữ cùng lý do và có thể khôi phục trong lịch sử.",
  past: "Những gì bạn lưu cũng được áp dụng cho quá khứ: các vị trí, chuyến và cảnh báo đang được giữ sẽ được tính lại ở chế độ nền, và mọi sửa đổi đều được thông báo.",
  saved: "Đã lưu. Quá khứ đang được đánh giá lại.",
  all: {
    title: "Mọi phương tiện",
    lead: "Cho mọi loại xe không có giá trị riêng. Ô để trống dùng giá trị mặc định của Cartage.",
  },
  ofType: {
    title: "Theo loại xe",
    lead: "Những gì một loại xe cần khác đi. Ô để trống dùng giá trị đặt cho mọi phương tiện.",
    type: "Loại xe",
    own: "{type}: {count, plural, other {# giá trị riêng}}",
  },
  units: { minutes: "phút" },
  label: "{label} ({unit})",
  default: "Mặc định: {value}",
  defaultByType: "Mặc định: từ {least} đến {most}, tùy loại xe",
  forAll: "Cho mọi phương tiện: {value}",
  reset: "Về mặc định",
  resetField: "Về mặc định: {label}",
  between: "Vui lòng nhập từ {least} đến {most}.",
  fields: {
    inaccurateAboveM: {
      label: "Độ chính xác kém nhất",
      hint: "Vị trí mà chính thiết bị báo sai số lớn hơn mức này bị nghi ngờ là không chính xác.",
    },
    jumpAboveMps: {
      label: "Tốc độ cao nhất giữa hai vị trí",
      hint: "Vị trí chỉ có thể tới được nhanh hơn mức này bị nghi ngờ là nhảy.",
    },
    jumpAboveMps2: {
      label: "Gia tốc cao nhất",
      hint: "Vị trí đòi hỏi xe tăng tốc nhanh hơn mức này cũng bị nghi ngờ là nhảy.",
    },
    frozenFromMps: {
      label: "Tốc độ không thể đứng yên",
      hint: "Ở đúng một chỗ nhưng báo tốc độ này hoặc hơn, bộ thu đang lặp lại: bị nghi ngờ là đứng hình.",
    },
    driftBeyondM: {
      label: "Trôi khi đỗ",
      hint: "Xe đang đỗ mà được thấy xa hơn mức này dù không chạy bị nghi ngờ là trôi.",
    },
    haltAfterS: {
      label: "Đứng yên kết thúc chuyến",
      hint: "Xe đứng yên lâu như vậy là đã dừng; sau đó một chuyến mới bắt đầu.",
    },
    gapAfterS: {
      label: "Im lặng là khoảng trống",
      hint: "Sau khoảng im lặng dài hơn mức này không ai biết đã xảy ra gì, và không quãng đường nào được suy đoán.",
    },
  },
};
