import type { webLanding as english } from "../en/web-landing.ts";
import type { Translation } from "../translation.ts";

export const webLanding = {
  title: "Cartage, nền tảng vận tải mở",
  description:
    "Cartage theo dõi mọi phương tiện: từ bản tin MQTT của thiết bị đến điểm chuyển động trên bản đồ điều phối.",
  signIn: "Đăng nhập",
  open: "Mở bản đồ trực tiếp",
  headline: "Biết mọi phương tiện đang ở đâu.",
  lead: "Cartage là nền tảng vận tải mở. Thiết bị định vị và điện thoại tài xế gửi vị trí qua MQTT; mỗi vị trí được lưu xong mới xác nhận, và hiện ngay trên bản đồ của người điều phối.",
  how: "Cách hoạt động",
  drawing: "Bản đồ vẽ: sáu phương tiện trên đường giữa bờ biển và dòng sông, mỗi xe mang dấu trạng thái của mình.",
  fleet: "Đội xe",
  journey: {
    title: "Đường đi của một vị trí",
    lead: "Năm bước, không có gì bí ẩn. Mỗi bước là một tệp mã bạn đọc được.",
    device: "Thiết bị",
    deviceText: "Thiết bị định vị hoặc điện thoại gửi vị trí bằng mật khẩu riêng, dưới chủ đề riêng của nó.",
    broker: "Broker",
    brokerText:
      "MQTT, mỗi bản tin đến ít nhất một lần. Các worker chia nhau một đăng ký; thêm một worker là thêm một phần sức.",
    worker: "Worker",
    workerText: "Giải mã, đánh giá, lưu, rồi mới xác nhận. Khi cơ sở dữ liệu chậm, nó ngừng đọc.",
    database: "Postgres",
    databaseText: "Nơi duy nhất ghi nhớ. Mỗi dòng thuộc về một tổ chức, và chính Postgres giữ chúng tách biệt.",
    browser: "Trình duyệt",
    browserText:
      "Mỗi trình duyệt một luồng dùng chung cho các thẻ, chỉ gồm những gì vừa chuyển động. Mất mạng thì nối lại đúng chỗ đã dừng.",
  },
  promises: {
    title: "Những điều cam kết",
    stored: "Đã xác nhận là đã lưu",
    storedText:
      "Thiết bị nhận được xác nhận sau khi dữ liệu đã ghi, không bao giờ trước. Tắt ngang bất kỳ tiến trình nào của hệ thống: không mất gì worker đã xác nhận.",
    again: "Gửi hai lần vẫn là một",
    againText: "Mạng hay lặp lại. Cùng một vị trí gửi lại vẫn chỉ là một dòng.",
    order: "Đến muộn vẫn được nhận",
    orderText: "Xe ra ngoài vùng phủ sóng gửi dữ liệu cả ngày sau đó, và hồ sơ vẫn như thể xe chưa từng mất sóng.",
    kept: "Không gì biến mất",
    keptText:
      "Vị trí đáng ngờ được giữ cùng nhận định. Bản tin không đọc được được giữ cùng lý do, trên trang của thiết bị.",
    apart: "Các tổ chức tách biệt",
    apartText:
      "Cơ sở dữ liệu thực thi sự tách biệt, bằng những vai trò không thể vượt qua. Phương tiện của tổ chức khác không tồn tại.",
    open: "Bạn tự vận hành",
    openText: "Apache 2.0. Một lệnh trên một máy, hoặc thay dần từng phần bằng dịch vụ được quản lý.",
  },
  today: {
    title: "Hôm nay đã có",
    tracking: "Theo dõi",
    transport: "Vận tải",
    live: "Bản đồ trực tiếp với hàng nghìn phương tiện, và hành trình trong ngày của từng xe",
    fleet: "Phương tiện, thiết bị và mật khẩu của chúng",
    phone: "Điện thoại tài xế làm thiết bị định vị, chịu được cả ngày không có mạng",
    geofences: "Vùng địa lý, và cảnh báo được xử lý cho đến khi xong",
    replay: "Phát lại bản ghi GPX, NMEA, CSV và GeoJSON",
    orders: "Đơn hàng: nhập tay, nhập từ tệp, hoặc tự lặp lại theo lịch",
    routes: "Tuyến trong ngày được lập sẵn, muốn đổi chỉ cần kéo thả trên bảng",
    driver: "Điểm dừng kế tiếp của tài xế, và việc cần làm ở đó, ngay trên điện thoại",
    proof: "Bằng chứng giao hàng mà ai cũng kiểm chứng được, không cần đến máy chủ",
    recipients: "Liên kết theo dõi cho người đang chờ nhận",
  },
  run: {
    title: "Chạy thử",
    lead: "Chỉ cần Git và Node. Cơ sở dữ liệu, broker và đội xe mô phỏng đi kèm.",
    send: "Rồi tự tay di chuyển một chiếc xe",
  },
  licence: "Mã nguồn mở theo giấy phép Apache 2.0",
} satisfies Translation<typeof english>;
