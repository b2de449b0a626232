/** What mails say. */
export const mails = {
  greeting: "Xin chào,",
  footer: "Cartage gửi thư này vì có người yêu cầu tại {host}. Nếu không phải bạn, bạn không cần làm gì.",
  notice: "Cartage tại {host} gửi thư này vì nội dung liên quan đến điều bạn đã hỏi, đã báo hoặc đang quản trị.",
  orders_dispatched: {
    subject: "{organisation}: {count} đơn hàng của bạn đang trên đường",
    text: "{organisation} đã cho đi {count} đơn hàng:\n\n{lines}",
  },
  orders_recalled: {
    subject: "{organisation}: {count} đơn hàng của bạn lại chờ",
    text: "Khác với thư trước, {count} đơn hàng này chưa đi. {organisation} sẽ lập lại tuyến:\n\n{lines}",
  },
  alertAbout: { measured: "Đo được: {measured}.", geofence: "Vùng địa lý: {geofence}." },
  alert_opened: {
    subject: "{severity, select, critical {Nghiêm trọng: } warning {Cảnh báo: } other {}}{rule} – {vehicle}",
    text: "{rule}: {vehicle}, từ {at}.{about} Chưa có ai nhận xử lý.",
    action: "Xem cảnh báo",
  },
  alert_escalated: {
    subject: "{severity, select, critical {Nghiêm trọng, } other {}}chưa ai nhận: {rule} – {vehicle}",
    text: "Bạn được gọi ở cấp {level}: {rule}, {vehicle}, từ {at}.{about} Hãy nhận xử lý để không ai khác bị gọi.",
    action: "Nhận xử lý",
  },
  alert_recovered: {
    subject: "Đã hết: {rule} – {vehicle}",
    text: "{rule} của {vehicle} đã hết. Bắt đầu lúc {at}.",
    action: "Xem cảnh báo",
  },
  alert_retracted: {
    subject: "Không có thật: {rule} – {vehicle}",
    text: "Chúng tôi đã báo {rule} của {vehicle}, {at}. Dữ liệu đến sau cho thấy điều đó không xảy ra. Bạn không cần làm gì.",
    action: "Xem cảnh báo",
  },
  alert_storm: {
    subject: "{count, number} cảnh báo của {rule}",
    text: "{rule} đã phát {count, number} lần trong một phút tại {organisation}. Đây là một tin cho tất cả.",
    action: "Xem các cảnh báo",
  },
  alert_assigned: {
    subject: "Giao cho bạn: {rule} – {vehicle}",
    text: "Có người giao cho bạn một cảnh báo: {rule}, {vehicle}, từ {at}.{about}",
    action: "Xem cảnh báo",
  },
  alert_webhook_disabled: {
    subject: "Webhook đã bị dừng: {endpoint}",
    text: "Webhook {endpoint} của {organisation} không nhận gì suốt ba ngày nên không được gọi nữa. Hãy bật lại khi nó hoạt động.",
    action: "Xem các webhook",
  },
  alert_ping: { subject: "Tin thử", text: "Đây là tin thử của {organisation}.", action: "Mở Cartage" },
  alert_digest: {
    subject: "{count, number} cảnh báo tại {organisation}",
    text: "Những gì đến từ lần tóm tắt trước: {lines}",
    action: "Xem các cảnh báo",
  },
  recipient_told: {
    subject:
      "{state, select, placed {{organisation} đã nhận đơn hàng của bạn} planned {Đơn hàng từ {organisation} đã được xếp lịch} dispatched {Tài xế đã nhận đơn hàng từ {organisation}} collected {Đơn hàng từ {organisation} đã được lấy} in_transit {Đơn hàng từ {organisation} đang đi} at_hub {Đơn hàng từ {organisation} đã đến kho trung chuyển} out_for_delivery {Đơn hàng từ {organisation} đến hôm nay} delivered {Đơn hàng từ {organisation} đã được giao} failed {Đơn hàng từ {organisation} chưa giao được} returning {Đơn hàng từ {organisation} đang trả về} returned {Đơn hàng từ {organisation} đã được trả} other {Đơn hàng từ {organisation} đã bị hủy}}",
    text: "{state, select, placed {Dự kiến {when}.} planned {Dự kiến {when}.} dispatched {Dự kiến {when}.} collected {Dự kiến {when}.} in_transit {Dự kiến {when}.} at_hub {Dự kiến {when}.} out_for_delivery {Dự kiến {when}. Hãy xem hàng ở đâu, còn mấy điểm dừng trước bạn, và nhắn tài xế điều cần biết.} delivered {Hãy cho biết bạn thấy thế nào.} failed {Hãy xem bước tiếp theo, và cho biết khi nào có người ở nhà.} other {Hãy hỏi bên gửi nếu bạn thấy lạ.}}",
    action: "Theo dõi đơn hàng",
    footer: "{organisation} gửi tin này vì có hàng đang đến bạn. Không nhận nữa:",
  },
  quote_asked: {
    subject: "{asker} hỏi giá",
    text: "{asker} hỏi trên trang công khai của bạn giá vận chuyển từ {from} đến {to}. Câu hỏi được giữ thành đơn nháp, cách liên hệ nằm trong nhật ký.",
    action: "Xem đơn nháp",
  },
  contact_asked: {
    subject: "{asker} viết cho bạn",
    text: "{asker} ({sender}) viết trên trang công khai của bạn: \n\n{message}",
    action: "Mở Cartage",
  },
  request_asked: {
    subject: "{asker} hỏi: {subject}",
    text: "{asker} gửi tới quản trị viên của {organisation}: “{subject}”. Yêu cầu đang chờ trả lời.",
    action: "Đọc và trả lời",
  },
  request_handed_back: {
    subject: "Chuyển lại cho bạn: {subject}",
    text: "Nền tảng đã chuyển yêu cầu “{subject}” lại cho {organisation}, kèm câu trả lời trong phần trao đổi.",
    action: "Đọc và trả lời",
  },
  request_answered: {
    subject: "Đã trả lời: {subject}",
    text: "{by, select, platform {Đội ngũ nền tảng} other {Một quản trị viên của {organisation}}} đã trả lời yêu cầu “{subject}” của bạn.",
    action: "Đọc câu trả lời",
  },
  issue_resolved: {
    subject: "Sự cố bạn báo đã được khắc phục",
    text: "Cảm ơn bạn đã báo lỗi ở {page}. Đội bảo trì đã khắc phục xong.",
    action: "Mở trang đó",
  },
  invitation_asked: {
    subject: "{email} xin lời mời mới",
    text: "{email} đã mở một lời mời vào {organisation} nay quá hạn, và xin lời mời mới.",
    action: "Mời lại",
  },
  invitation: {
    subject: "{inviter} mời bạn vào {organisation}",
    text: "{inviter} mời bạn làm việc tại {organisation} với vai trò {role}. Liên kết dùng được một tuần và chỉ một lần.",
    action: "Chấp nhận lời mời",
  },
  password_reset: {
    subject: "Chọn mật khẩu mới",
    text: "Có người, mong là bạn, đã yêu cầu mật khẩu mới. Liên kết dùng được một giờ và chỉ một lần. Mật khẩu hiện tại giữ nguyên cho đến lúc đó.",
    action: "Chọn mật khẩu mới",
  },
  password_changed: {
    subject: "Mật khẩu của bạn đã được đổi",
    text: "Mật khẩu tài khoản của bạn vừa được đổi và các phiên khác đã kết thúc. Nếu không phải bạn, hãy chọn mật khẩu mới ngay.",
    action: "Chọn mật khẩu mới",
  },
  passwords_tried: {
    subject: "Có người thử đăng nhập vào tài khoản của bạn",
    text: "Tài khoản của bạn vừa bị nhập sai mật khẩu nhiều lần liên tiếp. Không ai vào được, và mỗi lần thử tiếp theo phải đợi lâu hơn. Nếu không phải bạn, bạn không cần làm gì; nếu chọn mật khẩu mới, bạn vào được ngay.",
    action: "Chọn mật khẩu mới",
  },
  codes_tried: {
    subject: "Có người biết mật khẩu của bạn",
    text: "Có người đã nhập đúng mật khẩu tài khoản của bạn rồi nhập sai mã nhiều lần. Không ai vào được. Nếu không phải bạn, hãy chọn mật khẩu mới ngay.",
    action: "Chọn mật khẩu mới",
  },
  factor_added: {
    subject: "Tài khoản của bạn vừa thêm yếu tố thứ hai",
    text: "Từ nay, ngoài mật khẩu, một khóa truy cập hoặc ứng dụng xác thực mới có thể vào tài khoản của bạn. Nếu không phải bạn, hãy chọn mật khẩu mới ngay rồi xóa nó ở trang tài khoản.",
    action: "Xem tài khoản",
  },
  factor_removed: {
    subject: "Tài khoản của bạn vừa bớt một yếu tố thứ hai",
    text: "Một khóa truy cập hoặc ứng dụng xác thực không còn vào được tài khoản của bạn. Nếu không phải bạn, hãy chọn mật khẩu mới ngay.",
    action: "Xem tài khoản",
  },
  email_verification: {
    subject: "Xác nhận địa chỉ của bạn",
    text: "Mở liên kết để xác nhận rằng bạn đọc thư ở địa chỉ này. Liên kết dùng được một giờ và chỉ một lần.",
    action: "Xác nhận địa chỉ",
  },
  email_change: {
    subject: "Xác nhận địa chỉ mới của bạn",
    text: "Có người, mong là bạn, muốn đăng nhập bằng địa chỉ này từ nay. Mở liên kết để xác nhận. Liên kết dùng được một giờ và chỉ một lần; trước đó không có gì thay đổi.",
    action: "Xác nhận địa chỉ mới",
  },
  email_change_asked: {
    subject: "Địa chỉ của bạn sắp được đổi",
    text: "Có người biết mật khẩu của bạn đã yêu cầu đăng nhập bằng {email} thay cho địa chỉ này. Nếu không phải bạn, hãy chọn mật khẩu mới: việc đổi sẽ bị hủy.",
    action: "Chọn mật khẩu mới",
  },
  email_changed: {
    subject: "Địa chỉ của bạn đã được đổi",
    text: "Từ nay bạn đăng nhập bằng {email}; thư không còn gửi về đây. Nếu không phải bạn, hãy báo ngay cho quản trị viên.",
    action: "Đăng nhập",
  },
} as const;
