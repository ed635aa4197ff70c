// The functions that answer, one for each row of the table in routes.cc.
#pragma once

namespace dangol {

class Call;

// session_endpoints.cc
void sign_in(Call& call);
void sign_out(Call& call);
void read_session(Call& call);
void confirm_pin(Call& call);

// staff_endpoints.cc
void list_staff(Call& call);
void add_staff(Call& call);
void change_staff(Call& call);

// customer_endpoints.cc
void find_customers(Call& call);
void read_card(Call& call);
void register_customer(Call& call);
void read_profile_of(Call& call);
void change_profile(Call& call);
void write_note(Call& call);
void record_allergy(Call& call);
void export_customer(Call& call);
void erase_customer(Call& call);

// feedback_endpoints.cc
void give_feedback(Call& call);
void give_own_feedback(Call& call);
void read_asked(Call& call);
void answer_by_link(Call& call);
void note_feedback_asked(Call& call);
void answer_complaint(Call& call);

// consent_endpoints.cc
void read_consent_texts(Call& call);
void publish_consent_text(Call& call);
void record_consent(Call& call);
void read_consents(Call& call);
void export_consents(Call& call);

// evidence_endpoints.cc
void keep_picture(Call& call);
void list_pictures(Call& call);
void read_picture(Call& call);

// request_endpoints.cc
void write_down_request(Call& call);
void answer_request(Call& call);
void list_requests_of(Call& call);
void list_open_requests(Call& call);

// pace_endpoints.cc
void choose_pace(Call& call);
void choose_own_pace(Call& call);

// own_page_endpoints.cc
void read_own_page(Call& call);
void change_own_profile(Call& call);
void record_own_consent(Call& call);
void export_own_record(Call& call);
void erase_own_record(Call& call);
void make_page_link(Call& call);

// opt_out_endpoints.cc
void show_opt_out(Call& call);
void opt_out(Call& call);
void list_opt_outs(Call& call);

// by_phone_endpoints.cc
void opt_out_by_phone(Call& call);
void take_reply(Call& call);

// law_endpoints.cc
void read_law(Call& call);
void read_retention(Call& call);
void set_retention(Call& call);

// report_endpoints.cc
void take_reports(Call& call);

// order_endpoints.cc
void record_order(Call& call);
void void_order(Call& call);
void list_expected(Call& call);
void read_menu(Call& call);

// insight_endpoints.cc
void read_value(Call& call);
void read_changes(Call& call);
void read_arrivals(Call& call);
void read_together(Call& call);
void read_groups(Call& call);
void read_feedback(Call& call);
void read_proof(Call& call);
void read_rhythm(Call& call);
void read_tastes(Call& call);
void read_segment(Call& call);
void read_segment_fields(Call& call);
void list_segments(Call& call);
void save_segment(Call& call);

// sending_endpoints.cc
void read_sending(Call& call);
void arrange_sending(Call& call);
void arrange_gateway(Call& call);
void list_campaigns(Call& call);
void save_campaign(Call& call);
void preview_campaign(Call& call);
void move_campaign(Call& call);
void list_messages(Call& call);
void list_messages_of(Call& call);
void read_message(Call& call);
void preview_message(Call& call);
void send_message(Call& call);

// in_house_endpoints.cc
void read_words_to_say(Call& call);
void note_saying(Call& call);
void read_cards_to_print(Call& call);
void print_cards(Call& call);
void note_printing(Call& call);
void set_hold_out(Call& call);
void set_exploration(Call& call);

// calling_endpoints.cc
void call_by_name(Call& call);
void call_by_number(Call& call);
void list_guests_to_call(Call& call);
void watch_calls(Call& call);
void note_call_shown(Call& call);
void read_display_link(Call& call);
void make_display_link(Call& call);

// trail_endpoints.cc
void read_trail(Call& call);
void review_trail(Call& call);
void note_trail_reviewed(Call& call);

// server_endpoints.cc
void read_health(Call& call);
void read_openapi(Call& call);
void read_metrics(Call& call);
void watch_changes(Call& call);

}  // namespace dangol
