"""Names of central bodies as documents of the State Council write them: so that 文化和旅游部 is one unit, not two.

A list to recognise names by, not one to judge by: a name that is not here is still read by the separators around
it. Source: the brackets of 国办发〔2018〕128号, 129号, 国发〔2018〕39号, 国办发〔2020〕24号, and the names of 2018.
"""

from __future__ import annotations

_MINISTRIES = """
国务院办公厅 外交部 国防部 国家发展改革委 发展改革委 教育部 科技部 工业和信息化部 国家民委 公安部 国家安全部
民政部 司法部 财政部 人力资源社会保障部 人力资源和社会保障部 自然资源部 生态环境部 住房城乡建设部
住房和城乡建设部 交通运输部 水利部 农业农村部 商务部 文化和旅游部 国家卫生健康委 卫生健康委 退役军人事务部
退役军人部 应急管理部 应急部 人民银行 中国人民银行 审计署
"""
_OTHERS = """
国资委 国务院国资委 海关总署 税务总局 国家税务总局 市场监管总局 广电总局 国家广播电视总局 体育总局 国家体育总局
国家统计局 统计局 国家医保局 医保局 国家国际发展合作署 国管局 国家机关事务管理局 银保监会 证监会 中国银保监会
中国证监会 金融监管总局 国家信访局 国家粮食和储备局 粮食和储备局 国家能源局 能源局 国家林草局 林草局 国家邮政局
邮政局 国家铁路局 中国民航局 民航局 国家文物局 文物局 国家中医药局 中医药局 国家药监局 药监局 国家知识产权局
知识产权局 扶贫办 国务院扶贫办 国家乡村振兴局 国务院港澳办 国务院研究室 国家疾控局 国家数据局 中科院 中国科学院
中国社科院 工程院 中国气象局 中央网信办 国家网信办
"""
_PARTY_AND_PEOPLE = """
中央组织部 中央宣传部 中央统战部 中央政法委 中央编办 中央和国家机关工委 中央军委政治工作部 全国总工会 共青团中央
全国妇联 全国工商联 中国科协 中国残联 中国文联 中国作协 供销合作总社 最高人民法院 最高人民检察院
国务院教育督导委员会 国务院教育督导委员会办公室 中华全国供销合作总社
"""

CENTRAL_BODIES = frozenset(f"{_MINISTRIES}{_OTHERS}{_PARTY_AND_PEOPLE}".split())
