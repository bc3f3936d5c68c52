-- Of a county's system: superiors in a table of relations, kinds whose numbers are also keys, ends as seconds.
CREATE TABLE pc_agency (id int PRIMARY KEY AUTO_INCREMENT, name varchar(255) COMMENT '党支部名称', code_id int COMMENT '类型', code varchar(10), setup_datetime datetime COMMENT '设立时间', invalid_datetime int unsigned NOT NULL DEFAULT 0, p_count int COMMENT '党小组数', zb_num int COMMENT '支部人数');
INSERT INTO pc_agency VALUES
  (1, '示例·县委', 1, '0', '1990-01-01', 0, 0, 0), (2, '示例·城关镇党委', 2, '1', '1990-01-01', 0, 2, 3),
  (3, '示例·河西乡党委', 2, '2', '1990-01-01', 0, 3, 4), (4, '示例·东街党支部', 4, '11', '1995-01-01', 0, 1, 5),
  (5, '示例·西街党支部', 4, '12', '1995-01-01', 0, 2, 6), (6, '示例·粮站党支部', 4, '13', '1995-01-01', 1262275200, 1, 2),
  (7, '示例·河口村党支部', 3, '21', '1996-01-01', 0, 1, 7), (8, '示例·河沿村党支部', 3, '22', '1996-01-01', 0, 2, 1);
CREATE TABLE pc_code (id int PRIMARY KEY, name varchar(20) COMMENT '名称');
INSERT INTO pc_code VALUES (1, '县委'), (2, '乡镇党委'), (3, '农村支部'), (4, '机关支部');
CREATE TABLE pc_agency_relation (id int PRIMARY KEY AUTO_INCREMENT, agency_id int COMMENT '党支部ID', parent_id int COMMENT '上级党支部ID');
INSERT INTO pc_agency_relation (agency_id, parent_id) VALUES (2, 1), (3, 1), (4, 2), (5, 2), (6, 2), (7, 3), (8, 3);
